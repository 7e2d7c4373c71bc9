// J1, J3, J4, J6 and J7 of docs/journeys.md, each by mouse, by touch and by keyboard: every step is one that the hand at work can make.
import assert from "node:assert/strict";
import { browser, walk } from "./fixtures.mjs";
import { secondPartIsHere } from "./parts.mjs";

const total = (page) => page.locator("[data-total]").first().getAttribute("data-total").then(Number);
const hash = (page) => page.evaluate(() => location.hash);
/** Waits until the page shows the address it has. */
const settled = (page) => page.waitForFunction(() => document.querySelector("main")?.dataset.address === location.hash);
const arrived = (page, start) => page.waitForFunction((start) => document.querySelector("main")?.dataset.address?.startsWith(start), start);

/** How each hand presses something: the keyboard only what Tab can reach. */
const PRESS = {
  mouse: (target) => target.click(),
  touch: (target) => target.tap(),
  keyboard: async (target) => {
    await target.focus();
    const [isFocused, tabIndex] = await target.evaluate((element) => [element === document.activeElement, element.tabIndex]);
    assert.ok(isFocused && tabIndex >= 0, `Tab reaches ${await target.innerText()}`);
    await target.press("Enter");
  },
};

/** A walk by each hand, on a laptop or a phone. */
function byEachHand(name, size, body, context = {}) {
  for (const [hand, press] of Object.entries(PRESS)) {
    const touch = hand === "touch" ? { hasTouch: true, isMobile: size === "phone" } : {};
    walk(`${name}, by ${hand}`, { size, context: { ...context, ...touch } }, (opened) => body({ ...opened, press, hand }));
  }
}

/** A facet of the list by its heading. */
const facet = (page, label) => page.locator(".facet", { has: page.getByRole("heading", { name: label, exact: true }) });

byEachHand("J1: from the grid to a passage, its reasons, a list and its address", "laptop", async ({ page, site, press, go }) => {
  await go("#/");
  const cell = page.locator(".heard-grid__cell a[data-count]").first();
  const n = Number(await cell.getAttribute("data-count"));
  await press(cell);
  await arrived(page, "#/quotes");
  assert.equal(await total(page), n);
  await press(page.getByRole("link", { name: "Context, reasons, receipt" }).first());
  await page.locator(".quote-card[data-open=true] .why").waitFor();
  await press(page.getByRole("link", { name: "Show in the article" }).first());
  await page.locator('.xray__passage[data-open="true"]').first().waitFor();
  await page.goBack();
  await page.locator(".quote-card[data-open=true]").waitFor();

  await press(page.locator('.masthead__views a:has-text("Quotes")'));
  await page.waitForFunction(() => !location.hash.includes("entry="));
  await press(page.locator(".filter-chips__clear"));
  await page.waitForFunction(() => location.hash === "#/quotes");
  await settled(page);
  await press(facet(page, "Kind of quote").locator(".facet__toggle", { hasText: "direct" }).first());
  await page.waitForFunction(() => location.hash.includes("kind=direct"));
  for (const at of [1, 2]) {
    await settled(page);
    await press(facet(page, "Outlet").locator(".facet__toggle:not([data-chosen=true])").first());
    await page.waitForFunction((at) => location.hash.match(/outlet=([^&]*)/)?.[1].split(",").length === at, at);
  }
  await settled(page);
  const shown = { n: await total(page), text: await page.locator(".quotes").textContent() };
  const closed = await (await browser()).newContext();
  const other = await closed.newPage();
  await other.goto(site.address + await hash(page));
  await other.locator(".quotes").waitFor();
  assert.deepEqual({ n: await total(other), text: await other.locator(".quotes").textContent() }, shown);
  await closed.close();
});

byEachHand("J3: from Compare to two passages and their receipts, and the place is kept", "laptop", async ({ page, press, go }) => {
  await go("#/");
  await press(page.getByRole("link", { name: /unnamed sources speak most/ }));
  await page.waitForFunction(() => document.activeElement?.id === "compare-naming");
  const most = page.locator("tr", { has: page.locator("th", { hasText: "Without a name" }) }).first().locator('td:has([data-most="true"]) a[data-count]');
  const n = Number(await most.getAttribute("data-count"));
  await press(most);
  await arrived(page, "#/quotes");
  assert.equal(await total(page), n);
  const receipts = [];
  for (const at of [0, 1]) {
    const card = page.locator(".quote-card").nth(at);
    await press(card.getByRole("link", { name: "Context, reasons, receipt" }));
    await page.waitForFunction((at) => document.querySelectorAll(".quote-card")[at]?.dataset.open === "true", at);
    await press(card.getByRole("button", { name: "Copy receipt" }));
    await card.getByText("Copied.").waitFor();
    receipts.push(await page.evaluate(() => navigator.clipboard.readText()));
  }
  assert.notEqual(receipts[0], receipts[1]);
  const here = await hash(page);
  await page.reload();
  await page.locator(".quote-card[data-open=true] .receipt").waitFor();
  assert.equal(await hash(page), here);
  await page.goBack();
  await page.waitForFunction((here) => location.hash !== here, here);
  await page.goForward();
  await page.waitForFunction((here) => location.hash === here, here);
  await page.locator(".quote-card[data-open=true] .receipt").waitFor();
}, { permissions: ["clipboard-read", "clipboard-write"] });

byEachHand("J4: on a phone cards, a sheet that Back closes, a folded comparison, a phrase found", "phone", async ({ page, press, go }) => {
  await go("#/");
  const width = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await page.locator(".heard-grid__row").first().evaluate((row) => getComputedStyle(row).display), "block");
  assert.equal(await width(), 0);

  await press(page.locator('.masthead__views a:has-text("Compare")'));
  await arrived(page, "#/compare");
  const sections = page.locator(".compare__fold");
  assert.ok(await sections.count() > 3);
  assert.equal(await page.locator(".compare__fold[open]").count(), 0, "sections begin closed");
  assert.ok(await page.evaluate(() => document.documentElement.scrollHeight) < 4 * 740, "and fit on a few screens");
  await press(sections.first().locator("summary"));
  await sections.first().locator("table").waitFor();
  assert.equal(await width(), 0);

  await press(page.locator('.masthead__views a:has-text("Articles")'));
  await arrived(page, "#/articles");
  await press(page.locator(".article-row__title a").first());
  await page.locator(".xray").waitFor();
  await press(page.locator(".xray__number").first());
  await page.locator(".article__open").waitFor();
  await page.goBack();
  await page.locator(".article__open").waitFor({ state: "detached" });

  await go("#/quotes");
  const all = await total(page);
  const words = (await page.locator(".quote-card__words").first().innerText()).replace(/[“”«»"]/g, "").split(/\s+/);
  const phrase = words.slice(1, 4).join(" ").replace(/[.,;:]$/, "");
  for (const text of [`“${phrase}”`, phrase]) {
    await page.locator("#search").focus();
    await page.locator("#search").fill(text);
    await page.waitForFunction((all) => Number(document.querySelector("[data-total]")?.dataset.total) < all, all);
    assert.ok(await total(page) > 0, text);
    await page.locator("#search").fill("");
    await page.waitForFunction((all) => Number(document.querySelector("[data-total]")?.dataset.total) === all, all);
  }
});

byEachHand("J6: a choice is announced once, passages are stepped through, and focus returns", "laptop", async ({ page, press, go }) => {
  await go("#/quotes");
  await page.evaluate(() => {
    globalThis.said = [];
    new MutationObserver((changes) => {
      const regions = new Set(changes.map(({ target }) => (target.nodeType === 3 ? target.parentElement : target)?.closest("[role=status]")));
      for (const region of regions) if (region?.textContent) globalThis.said.push(region.textContent.trim());
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const count = await page.locator(".facet__count").first().getAttribute("data-count");
  await press(page.locator(".facet__toggle").first());
  await page.waitForFunction((count) => document.querySelector("[data-total]")?.dataset.total === count, count);
  const said = await page.evaluate(() => globalThis.said);
  assert.equal(said.length, 1, said.join(" | "));
  assert.ok(said[0].startsWith(`${count} of `), said[0]);

  await press(page.locator('.masthead__views a:has-text("Articles")'));
  await arrived(page, "#/articles");
  const link = page.locator(".article-row__title a").first();
  const href = await link.getAttribute("href");
  await press(link);
  await page.locator(".xray").waitFor();
  const numbers = page.locator(".margin-list__link");
  for (const at of [0, 1]) {
    await press(numbers.nth(at));
    await page.waitForFunction((at) => document.querySelectorAll(".margin-list__link")[at]?.hasAttribute("aria-current"), at);
  }
  await press(page.locator(".article__open").getByRole("link", { name: "Close" }));
  await page.locator(".article__open").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.activeElement?.classList.contains("xray__number"));
  for (let n = 0; n < 8 && !(await hash(page)).startsWith("#/articles"); n += 1) {
    await page.goBack();
    await settled(page);
  }
  await page.waitForFunction((href) => document.activeElement?.getAttribute("href") === href, href);
});

byEachHand("J7: nothing is asked for, nothing is kept, and the data sheet is one press away", "laptop", async ({ page, press, site, context }) => {
  await secondPartIsHere(page);
  await page.waitForLoadState("networkidle");
  const before = site.requests.length;
  await press(page.locator(".colophon").getByRole("link", { name: "How this was made" }));
  await arrived(page, "#/about");
  await page.getByRole("heading", { name: "What happens to what you do here" }).waitFor();
  for (const view of ["Actors", "Quotes", "Stances", "Overview"]) {
    await press(page.locator(`.masthead__views a:has-text("${view}")`));
    await settled(page);
  }
  assert.deepEqual(site.requests.slice(before), []);
  assert.deepEqual(await context.cookies(), []);
});
