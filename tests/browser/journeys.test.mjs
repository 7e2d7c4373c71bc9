// What people come for, step by step, one walk for each task; docs/journeys.md says which steps of which journey they are.
// Names and words are read from the page, so that any edition serves in which somebody is heard.
import assert from "node:assert/strict";
import { browser, walk } from "./fixtures.mjs";

const total = (page) => page.locator("[data-total]").first().getAttribute("data-total").then(Number);
const hash = (page) => page.evaluate(() => location.hash);
/** Waits until the page shows the address it has. */
const settled = (page) => page.waitForFunction(() => document.querySelector("main")?.dataset.address === location.hash);

for (const size of ["laptop", "phone"]) {
  walk(`a teacher opens a passage, its reasons and its article, ${size}`, { size }, async ({ page, go }) => {
    await go("#/quotes?kind=direct");
    const n = await total(page);
    assert.equal(await page.locator(".quote-card").count(), n);

    const first = page.locator(".quote-card").first();
    const words = await first.locator(".quote-card__words").innerText();
    await first.getByRole("link", { name: "Context, reasons, receipt" }).click();
    await page.locator(".quote-card[data-open=true] .why").waitFor();
    const receipt = await page.locator(".receipt__text").innerText();
    assert.ok(receipt.startsWith(words.slice(0, 20)), "the receipt holds the words");
    assert.ok(receipt.includes("#/article/"), "and the link");

    await page.getByRole("link", { name: "Show in the article" }).first().click();
    await page.locator(".article__open .quote-card").waitFor();
    await page.locator('.xray__passage[data-open="true"]').first().waitFor();
    assert.match(await hash(page), /^#\/article\/.+entry=/);

    await page.goBack();
    await page.locator(".quote-card[data-open=true]").waitFor();
    await page.goBack();
    await page.waitForFunction(() => location.hash === "#/quotes?kind=direct");
    await settled(page);
    assert.equal(await total(page), n);
  });
}

/** A facet of the list by its heading. */
const facet = (page, label) =>
  page.locator(".facet", { has: page.getByRole("heading", { name: label, exact: true }) });

/** The names of somebody and of an outlet that quotes them, from the first such cell of the overview. */
async function whoIsHeard(page) {
  const cell = page.locator('.heard-grid__cell:has([data-heard="true"])').first();
  const row = cell.locator("xpath=..");
  return {
    person: await row.locator(".heard-grid__actor a").textContent(),
    outlet: await cell.locator(".heard-grid__where").textContent(),
  };
}

walk("a teacher goes from the overview to a passage, a list, another window and paper", {}, async ({ page, site }) => {
  await page.goto("about:blank");
  const start = Date.now();
  await page.goto(site.address);
  await page.locator(".article-card").first().waitFor();
  await page.locator(".heard-grid__row").first().waitFor();
  assert.ok(Date.now() - start < 2000, "cards and grid are there within two seconds");

  // The cell of a person and an outlet, found by their names as a reader finds them: nothing has to be unfolded first.
  await page.getByRole("heading", { name: "Heard, or only talked about" }).scrollIntoViewIfNeeded();
  const { person, outlet } = await whoIsHeard(page);
  const outlets = await page.locator(".heard-grid__outlet").allInnerTexts();
  const row = page.locator(".heard-grid__row", { has: page.getByRole("link", { name: person, exact: true }) });
  const cell = row.locator(".heard-grid__cell").nth(outlets.indexOf(outlet));
  const figure = cell.locator("a[data-count]").first();
  const n = Number(await figure.getAttribute("data-count"));
  await figure.click();
  await page.locator(".quote-card").first().waitFor();
  assert.equal(await total(page), n);
  const chosen = await page.locator(".filter-chips").innerText();
  assert.ok(chosen.includes(person), `the list is of ${person}: ${chosen}`);
  const card = page.locator(".quote-card").first();
  assert.ok(await card.locator(".passage__quoted").count() > 0, "the words inside quotation marks are marked");
  await card.getByRole("link", { name: "Context, reasons, receipt" }).click();
  await page.locator(".quote-card[data-open=true] .why").waitFor();
  await page.getByRole("link", { name: "Show in the article" }).first().click();
  await page.locator('.xray__passage[data-open="true"]').first().waitFor();
  await page.locator(".article__open .why").waitFor();

  // Direct quotes of two outlets.
  await page.locator('.masthead__views a:has-text("Quotes")').click();
  await page.locator(".quotes").waitFor();
  await facet(page, "Kind of quote").locator(".facet__toggle", { hasText: "direct" }).first().click();
  await page.waitForFunction(() => location.hash.includes("kind=direct"));
  for (const at of [0, 1]) {
    await settled(page);
    await facet(page, "Outlet").locator(".facet__toggle:not([data-chosen=true])").first().click();
    await page.waitForFunction((at) => (location.hash.match(/outlet=([^&]*)/)?.[1].split(",").length ?? 0) > at, at);
  }
  await settled(page);
  const shown = { total: await total(page), text: await page.locator(".quotes").textContent() };
  assert.ok(shown.total > 0);

  const closed = await (await browser()).newContext();
  const other = await closed.newPage();
  await other.goto(page.url());
  await other.locator(".quotes").waitFor();
  assert.deepEqual({ total: await total(other), text: await other.locator(".quotes").textContent() }, shown);
  await closed.close();
});

walk("the overview prints on two pages, and its signs need no colour", {}, async ({ page, go }) => {
  await go("#/");
  const pdf = await page.pdf({ format: "A4" });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages <= 2, `${pages} pages`);

  await page.emulateMedia({ media: "print" });
  for (const gone of [".masthead__views", ".start-here", ".overview__more", ".matrix__controls"]) {
    assert.equal(await page.locator(gone).first().isVisible(), false, gone);
  }
  assert.ok(await page.locator(".bar-key").first().isVisible());
  const signs = await page.locator(".polarity-key .polarity__sign").allInnerTexts();
  assert.equal(new Set(signs).size, signs.length, "each polarity has a sign of its own");
});

walk("a copied address shows the same in another window", {}, async ({ page, go, site, context }) => {
  await go("#/quotes");
  const all = await total(page);
  await facet(page, "Kind of quote").locator(".facet__toggle").first().click();
  await page.waitForFunction(() => location.hash.includes("kind="));
  await settled(page);
  for (const at of [0, 1]) {
    await facet(page, "Outlet").locator(".facet__toggle:not([data-chosen=true])").first().click();
    await page.waitForFunction((at) => (location.hash.match(/outlet=([^&]*)/)?.[1].split(",").length ?? 0) > at, at);
    await settled(page);
  }
  const shown = { total: await total(page), text: await page.locator(".quotes").textContent() };
  assert.ok(shown.total > 0 && shown.total < all);

  const other = await context.newPage();
  await other.goto(site.address + await hash(page));
  await other.locator(".quotes").waitFor();
  assert.deepEqual({ total: await total(other), text: await other.locator(".quotes").textContent() }, shown);
  assert.equal(await other.locator(".chip").count(), 3);

  await other.reload();
  await other.locator(".quotes").waitFor();
  assert.equal(await total(other), shown.total);

  // Each chip takes its own choice back, and Back brings it again.
  await page.locator(".chip").first().click();
  await page.waitForFunction(() => document.querySelectorAll(".chip").length === 2);
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll(".chip").length === 3);
  assert.equal(await total(page), shown.total);
  await page.goForward();
  await page.waitForFunction(() => document.querySelectorAll(".chip").length === 2);
  await page.getByRole("link", { name: "Clear all" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".chip").length === 0);
  assert.equal(await total(page), all);
});

walk("a search ignores case, accents and the shape of quotation marks", {}, async ({ page, go }) => {
  await go("#/quotes?kind=direct");
  const words = await page.locator(".quote-card__words").first().innerText();
  const phrase = words.replace(/[“”«»"]/g, "").split(/\s+/).slice(1, 4).join(" ").replace(/[.,;:]$/, "");
  const found = async (text) => {
    await go(`#/quotes?q=${encodeURIComponent(text).replace(/'/g, "%27")}`);
    return total(page);
  };
  const n = await found(`“${phrase}”`);
  assert.ok(n > 0, `“${phrase}” is found`);
  assert.equal(await found(`"${phrase.toUpperCase()}"`), n, "case and straight marks make no difference");
  assert.equal(await found(`«${phrase.replace(/[aeiou]/, (vowel) => `${vowel}\u0301`)}»`), n, "accents make no difference");
  assert.ok(await found(phrase) >= n, "without marks the words may stand apart");
  assert.ok(await page.locator("mark").count() > 0, "hits are marked");
  assert.equal(await found("“qqqq zzzz”"), 0);
  await page.locator(".empty").waitFor();
});

walk("typing narrows the list in place and leaves one step for Back", {}, async ({ page, go }) => {
  await go("#/");
  await go("#/quotes");
  const all = await total(page);
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await page.keyboard.type("trade");
  await page.waitForFunction(() => location.hash === "#/quotes?q=trade");
  await settled(page);
  assert.ok(await total(page) < all);
  assert.equal(await page.evaluate(() => document.activeElement.id), "search", "focus stays in the field");
  await page.goBack();
  await page.waitForFunction(() => location.hash === "#/");
  await settled(page);
});

walk("focus goes to the heading, and back to the link by which one left", {}, async ({ page, go }) => {
  await go("#/quotes");
  await page.locator('.masthead__views a:has-text("Articles")').click();
  await page.waitForFunction(() => document.activeElement?.tagName === "H1" && document.activeElement.textContent === "Articles");
  const link = page.locator(".article-row__title a").first();
  const href = await link.getAttribute("href");
  await link.click();
  await page.locator(".xray").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.goBack();
  await page.waitForFunction((href) => document.activeElement?.getAttribute("href") === href, href);
});

walk("a passage opened from another view has the focus and is in sight, and Back leads to the link", {}, async ({ page, go }) => {
  await go("#/stances");
  const link = page.getByRole("link", { name: "The passage it rests on" }).last();
  await link.scrollIntoViewIfNeeded();
  const href = await link.getAttribute("href");
  await link.click();
  await page.waitForSelector('main[data-address^="#/quotes"]');
  await page.waitForFunction(() => document.activeElement?.matches('.quote-card[data-open="true"]'));
  const box = await page.locator('.quote-card[data-open="true"] .quote-card__words').boundingBox();
  assert.ok(box.y >= 0 && box.y < 768, `it is in sight: ${box.y}`);
  await page.goBack();
  await page.waitForFunction((href) => document.activeElement?.getAttribute("href") === href, href);
});

walk("n and p step through the passages of an article", {}, async ({ page, go }) => {
  await go("#/articles");
  await page.locator(".article-row__title a").first().click();
  await page.locator(".xray").waitFor();
  const open = () => page.locator(".margin-list__link[aria-current]").innerText();
  await page.keyboard.press("n");
  await page.locator(".article__open").waitFor();
  const first = await open();
  await page.keyboard.press("n");
  await page.waitForFunction((first) => document.querySelector(".margin-list__link[aria-current]")?.innerText !== first, first);
  await page.keyboard.press("p");
  await page.waitForFunction((first) => document.querySelector(".margin-list__link[aria-current]")?.innerText === first, first);
  await page.keyboard.press("Escape");
  await page.locator(".article__open").waitFor({ state: "detached" });
});

walk("on a phone the filters are a sheet that Back and Escape close", { size: "phone" }, async ({ page, go }) => {
  await go("#/quotes");
  const sheet = page.locator(".facet-rail");
  assert.equal(await sheet.isVisible(), false);
  await page.getByRole("link", { name: "Filters" }).click();
  await sheet.waitFor({ state: "visible" });
  assert.equal(await page.evaluate(() => document.activeElement.className), "facet-rail__close");
  await page.locator(".facet__toggle").first().click();
  await page.waitForFunction(() => document.querySelectorAll(".chip").length === 1);
  assert.equal(await sheet.isVisible(), true, "choosing leaves it open");
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll(".chip").length === 0);
  await page.goBack();
  await sheet.waitFor({ state: "hidden" });
  await page.getByRole("link", { name: "Filters" }).click();
  await sheet.waitFor({ state: "visible" });
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
});

for (const [address, says] of [
  ["#/nowhere", "nowhere"],
  ["#/actor/nobody-at-all", "nobody-at-all"],
  ["#/article/00000000", "00000000"],
  ["#/quotes?spaeker=x", "spaeker"],
  ["#/quotes?kind=dirct", "kind=direct"],
  ["#/quotes?speaker=nobody-at-all", "nobody-at-all"],
  ["#broken", null],
  ["#//double", null],
  ["#/quotes?q=%E0%A4%A", null],
]) {
  walk(`a wrong address shows the nearest view: ${address}`, { hash: address }, async ({ page }) => {
    await page.locator("main h1").waitFor();
    if (says !== null) assert.ok((await page.locator(".notice").innerText()).includes(says));
    // And again by a change of the fragment in the running page.
    await page.evaluate(() => { location.hash = "#/about"; });
    await page.locator('h1:has-text("About")').waitFor();
    await page.evaluate((address) => { location.hash = address; }, address);
    await page.locator('h1:not(:has-text("About"))').waitFor();
  });
}
