// J6 of docs/journeys.md: by keyboard, and as a screen reader hears it.
import assert from "node:assert/strict";
import { walk } from "./fixtures.mjs";

const focused = (page) => page.evaluate(() => document.activeElement?.textContent.trim() ?? "");
/** Keeps what every status region says from now on, in order. */
const listen = (page) => page.evaluate(() => {
  globalThis.said = [];
  new MutationObserver((changes) => {
    const regions = new Set(changes.map(({ target }) => (target.nodeType === 3 ? target.parentElement : target)?.closest("[role=status]")));
    for (const region of regions) if (region?.textContent) globalThis.said.push(region.textContent.trim());
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
});
const said = (page) => page.evaluate(() => globalThis.said);

walk("the first stops lead past the masthead", { hash: "#/quotes" }, async ({ page }) => {
  await page.locator("h1").waitFor();
  await page.evaluate(() => document.activeElement.blur());
  await page.reload();
  // What stands there before the program draws it has a heading too, and other stops.
  await page.locator("main[data-address] h1").waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to content");
  const box = await page.getByRole("button", { name: "Skip to content" }).boundingBox();
  assert.ok(box.width > 20 && box.height >= 24 && box.y >= 0, "it is seen while it has focus");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), "Quotes");
});

walk("a filter by keyboard is announced once, with the count, and keeps its focus", {}, async ({ page, go }) => {
  await go("#/quotes");
  const toggle = page.locator(".facet__toggle").first();
  const name = await toggle.locator(".facet__label").innerText();
  const count = await page.locator(".facet__count").first().getAttribute("data-count");
  await listen(page);
  await toggle.focus();
  await page.keyboard.press("Enter");
  await page.locator(".chip").waitFor();
  await page.waitForFunction((count) => document.querySelector("[data-total]")?.dataset.total === count, count);
  const heard = await said(page);
  assert.equal(heard.length, 1, heard.join(" | "));
  assert.ok(heard[0].startsWith(`${count} of `), heard[0]);
  assert.ok((await focused(page)).startsWith(name), "focus stays on what was pressed");
});

walk("next and previous passage, and back to its number", {}, async ({ page, go }) => {
  await go("#/articles");
  await page.locator(".article-row__title a").first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".xray").waitFor();
  const current = (number) => document.querySelector(".margin-list__link[aria-current] .margin-list__number")?.textContent === number;
  for (const [key, number] of [["n", "1"], ["n", "2"], ["p", "1"]]) {
    await page.keyboard.press(key);
    await page.waitForFunction(current, number);
  }
  // The list in the margin says the same, for those who do not see the marks.
  const list = page.getByRole("navigation", { name: "Passages in order" });
  assert.equal(await list.locator("li").count(), Number(await list.locator("ol").getAttribute("data-total")));
  const close = page.locator(".article__open").getByRole("link", { name: "Close" });
  await close.focus();
  await page.keyboard.press("Enter");
  await page.locator(".article__open").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.classList.contains("xray__number"));
  assert.ok((await focused(page)).endsWith("1"));
});

walk("the list of keys is a dialog that keeps focus, closes by Escape and gives it back", {}, async ({ page, go }) => {
  await go("#/quotes");
  const link = page.locator(".quote-card__tool").first();
  await link.focus();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await dialog.waitFor();
  for (let stop = 0; stop < 8; stop += 1) {
    await page.keyboard.press("Tab");
    const outside = await page.evaluate(() => document.activeElement !== document.body && !document.activeElement.closest("dialog"));
    assert.equal(outside, false, "nothing behind the dialog gets focus");
  }
  await page.keyboard.press("/");
  assert.ok(await dialog.isVisible(), "the page’s own keys rest");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.ok(await link.evaluate((element) => element === document.activeElement), "focus returns");
});

walk("single keys can be switched off, and stay so", {}, async ({ page, go }) => {
  await go("#/articles");
  const off = page.getByRole("checkbox", { name: /Single keys/ });
  await page.keyboard.press("?");
  await off.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Escape");
  for (const again of [false, true]) {
    if (again) await page.reload();
    await page.locator(".article-row__title a").first().waitFor();
    await page.keyboard.press("?");
    await page.keyboard.press("/");
    assert.equal(await off.isVisible(), false);
    assert.notEqual(await page.evaluate(() => document.activeElement.id), "search");
  }
  await page.getByRole("contentinfo").getByRole("button", { name: "Keys" }).click();
  await off.check();
  await page.keyboard.press("Escape");
  await page.locator("h1").focus();
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  assert.equal(await page.evaluate(() => localStorage.length), 0, "nothing is left behind");
});

walk("the sheet of filters keeps Tab inside and gives focus back", { size: "phone" }, async ({ page, go }) => {
  await go("#/quotes");
  await page.getByRole("link", { name: "Filters" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Filters" }).waitFor();
  const inside = () => page.evaluate(() => document.activeElement?.closest(".facet-rail") !== null);
  assert.ok(await inside());
  await page.keyboard.press("Shift+Tab");
  assert.ok(await inside(), "before the first stop comes the last");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "facet-rail__close");
  await page.keyboard.press("Enter");
  await page.locator(".facet-rail").waitFor({ state: "hidden" });
  await page.waitForFunction(() => document.activeElement?.className === "facet-button");
});

walk("a receipt is copied by keyboard, and said once", { context: { permissions: ["clipboard-read", "clipboard-write"] } }, async ({ page, go }) => {
  await go("#/quotes?kind=direct");
  await page.locator(".quote-card__tool").first().focus();
  await page.keyboard.press("Enter");
  await page.locator(".receipt").waitFor();
  const texts = new Set();
  for (const style of ["APA", "MLA", "Chicago"]) {
    await page.getByRole("button", { name: style }).focus();
    await page.keyboard.press("Enter");
    texts.add(await page.locator(".receipt__text").innerText());
  }
  assert.equal(texts.size, 3, "three styles, three texts");
  await listen(page);
  await page.getByRole("button", { name: "Copy receipt" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Copied.").waitFor();
  assert.deepEqual(await said(page), ["Copied."]);
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied.trim(), [...texts].at(-1).trim());
  assert.match(copied, /The article does not give: .*web address/);
  assert.match(copied, /#\/article\/[0-9a-f]{8}\?entry=/);
});
