// A list of 100,000 passages: a page built with an invented edition (`LONG_DIST`, by `cargo xtask bench` or the gate).
// However long it is, few elements are drawn, every row says which it is, and the place is kept.
import assert from "node:assert/strict";
import { walk } from "./fixtures.mjs";

const LONG = process.env.LONG_DIST;
const options = { hash: "#/about", skip: LONG ? false : "no page with a long edition was built (LONG_DIST)", dist: LONG };

/** Numbers of the rows drawn, and of the first one in view. */
const rows = (page) => page.evaluate(() => {
  const drawn = [...document.querySelectorAll("[data-row]")];
  const number = (element) => Number(element?.dataset.row);
  return {
    n: drawn.length,
    first: number(drawn[0]),
    last: number(drawn.at(-1)),
    seen: number(drawn.find((element) => element.getBoundingClientRect().bottom > 0)),
    n_elements: document.querySelectorAll("*").length,
  };
});
/**
 * Waits until the row that is first in view is one of `low` to `high`. The condition is two numbers and no text to be evaluated:
 * the page's policy forbids that, and a browser lets it pass on the first look alone.
 */
const untilSeen = (page, low, high = Infinity) => page.waitForFunction(([low, high]) => {
  const drawn = [...document.querySelectorAll("[data-row]")];
  const seen = Number(drawn.find((element) => element.getBoundingClientRect().bottom > 0)?.dataset.row);
  return low <= seen && seen <= high;
}, [low, high]);

/** Presses End until the last row is there: on a busy machine the first press can come before the list has taken its place. */
async function toEnd(page, total) {
  for (let n = 0; n < 3; n += 1) {
    await page.keyboard.press("End");
    const last = page.locator(`[data-row="${total - 1}"]`);
    if (await last.waitFor({ state: "attached", timeout: 8000 }).then(() => true, () => false)) return;
  }
  assert.fail(`three presses of End on ${page.url()} drew ${JSON.stringify(await rows(page))} of ${total}`);
}

walk("a long list draws a constant number of elements wherever it stands", options, async ({ page, go }) => {
  for (const [address, limit] of [["#/quotes", 8000], ["#/mentions", 8000], ["#/stances", 8000], ["#/actors", 8000], ["#/articles", 8000]]) {
    // By a short page, whose top is its end: an address that is typed keeps the place of the page, as browsers do.
    await go("#/about");
    await page.waitForFunction(() => globalThis.scrollY < 2000);
    await go(address);
    const total = Number(await page.locator("[data-total]").getAttribute("data-total"));
    const start = await rows(page);
    assert.equal(start.first, 0);
    assert.ok(start.n_elements < limit, `${start.n_elements} elements on ${address}`);
    await toEnd(page, total);
    const end = await rows(page);
    assert.equal(end.n, start.n);
    assert.ok(Math.abs(end.n_elements - start.n_elements) < 600, `${start.n_elements}, then ${end.n_elements} elements`);
    const last = page.locator(`[data-row="${total - 1}"]`);
    if (await last.evaluate((row) => row.tagName) === "TR") {
      // The head is the first row of a table.
      assert.equal(await last.getAttribute("aria-rowindex"), String(total + 1));
      assert.equal(await page.locator("table.rows__list").getAttribute("aria-rowcount"), String(total + 1));
    } else {
      assert.equal(await last.getAttribute("aria-posinset"), String(total));
      assert.equal(await last.getAttribute("aria-setsize"), String(total));
    }
  }
});

walk("the overview of thousands of articles shows a few and leads to all", options, async ({ page, go }) => {
  await go("#/");
  const n = await page.locator(".article-card").count();
  assert.ok(n > 1 && n < 20, `${n} cards`);
  assert.ok(await page.evaluate(() => document.querySelectorAll("*").length) < 8000);
  assert.equal(await page.locator(".heard-grid__outlet").count(), n, "a column for each card");
  const all = page.locator(".overview > p a[data-count]");
  const count = await all.getAttribute("data-count");
  await all.click();
  await page.waitForSelector('main[data-address="#/articles"]');
  assert.equal(await page.locator("[data-total]").getAttribute("data-total"), count);

  await go("#/actors");
  await page.locator(".actor-table__actor a").first().click();
  await page.waitForSelector('main[data-address^="#/actor/"]');
  assert.ok(await page.evaluate(() => document.querySelectorAll("*").length) < 8000);
});

walk("the figures of long lists of actors and articles are the length of what they open", options, async ({ page, go }) => {
  for (const address of ["#/actors", "#/articles"]) {
    await go(address);
    const figures = await page.locator("[data-row] [data-count]").evaluateAll((links) =>
      links.slice(0, 10).map((link) => ({ href: link.getAttribute("href"), count: link.dataset.count })));
    assert.equal(figures.length, 10);
    for (const { href, count } of figures) {
      await go(href);
      assert.equal(await page.locator("[data-total]").getAttribute("data-total"), count, href);
    }
  }
});

walk("scrolling passes every row of a long list, none twice", options, async ({ page, go }) => {
  await go("#/quotes");
  const seen = await page.evaluate(async () => {
    const seen = [];
    for (let step = 0; step < 150; step += 1) {
      scrollBy(0, 400);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      const first = [...document.querySelectorAll("[data-row]")].find((row) => row.getBoundingClientRect().bottom > 0);
      seen.push(Number(first.dataset.row));
    }
    return seen;
  });
  assert.ok(seen.at(-1) > 200, `row ${seen.at(-1)} after 150 steps`);
  const jumps = seen.slice(1).map((row, at) => row - seen[at]);
  assert.ok(jumps.every((jump) => jump >= 0 && jump <= 6), `steps of 400 pixels pass ${jumps.join(" ")} rows`);
});

walk("back, reload and a copied address keep the place in a long list", options, async ({ page, go }) => {
  await go("#/quotes");
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 3));
  await untilSeen(page, 20001);
  await page.waitForFunction(() => location.hash.includes("row="));
  const { seen } = await rows(page);
  const row = Number(new URLSearchParams((await page.evaluate(() => location.hash)).split("?")[1]).get("row")) - 1;
  assert.ok(Math.abs(row - seen) <= 1, `${row} is noted, ${seen} is seen`);

  const link = page.locator(`[data-row="${row + 1}"] a[href*="/article/"], [data-row="${row + 1}"] a[href*="entry="]`).first();
  await link.click();
  await page.waitForFunction((row) => !location.hash.includes(`row=${row}`), row + 1);
  await page.goto(await page.evaluate(() => location.href.split("#")[0]) + "#/about");
  await page.locator('h1:has-text("About")').waitFor();
  await page.goBack();
  await page.goBack();
  await page.waitForFunction(() => location.hash.includes("row="));
  await untilSeen(page, row - 1, row + 1);

  await page.reload();
  await page.locator("[data-row]").first().waitFor();
  await untilSeen(page, row - 1, row + 1);
});

walk("a long list can be walked without scrolling", options, async ({ page, go }) => {
  await go("#/quotes");
  const before = await rows(page);
  await page.getByRole("button", { name: /^Go on/ }).click();
  await page.waitForFunction((first) => Number(document.querySelector("[data-row]").dataset.row) > first, before.first);
  await page.locator('[data-row="60"] a').first().focus();
  await page.keyboard.press("Home");
  await page.waitForFunction(() => document.querySelector('[data-row="0"]') && scrollY === 0);
  assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY", "focus is not lost with its row");
  await page.keyboard.press("End");
  await page.waitForFunction(() => document.querySelector('[data-row="99999"]'));
  await page.waitForFunction(() => document.activeElement.tagName !== "BODY");
});
