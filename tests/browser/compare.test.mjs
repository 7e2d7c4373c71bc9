// J3 of docs/journeys.md: from the comparison a student reads which outlet lets unnamed sources speak most, opens the passages and comes back.
// The chips choose the articles; every state holds under axe, at both sizes, in light and dark.
import assert from "node:assert/strict";
import { assertAccessible } from "./accessible.mjs";
import { SIZES } from "./browser.mjs";
import { walk } from "./fixtures.mjs";

/** The ids of the articles in alphabetical order, in which addresses have them. */
async function articles(page, go) {
  await go("#/articles");
  const links = await page.$$eval('main a[href^="#/article/"]', (found) => found.map((link) => link.getAttribute("href")));
  const ids = links.map((link) => link.split("/")[2].split("?")[0]);
  return [...new Set(ids)].sort();
}

/** The row of a table with a text in its head. */
const row = (page, head) => page.locator("tr", { has: page.locator("th", { hasText: head }) }).first();

for (const size of Object.keys(SIZES)) {
  walk(`a student finds which outlet lets unnamed sources speak most, ${size}`, { size }, async ({ page, go }) => {
    await go("#/");
    await page.getByRole("link", { name: /unnamed sources speak most/ }).click();
    await page.waitForSelector('main[data-address^="#/compare"]');
    await page.waitForFunction(() => document.activeElement?.id === "compare-naming");
    assert.ok(await page.locator("#compare-naming").evaluate((heading) => heading.getBoundingClientRect().top < innerHeight / 2));

    const unnamed = row(page, "Without a name");
    const most = unnamed.locator('td:has([data-most="true"])');
    assert.equal(await most.count(), 1, "one article has most");
    const count = most.locator("a[data-count]");
    const n = await count.getAttribute("data-count");
    await count.click();
    await page.waitForSelector('main[data-address^="#/quotes"]');
    assert.equal(await page.locator("[data-total]").getAttribute("data-total"), n);
    await page.goBack();
    await page.waitForSelector('main[data-address^="#/compare"]');
    assert.equal(await row(page, "Without a name").count(), 1);
    await page.reload();
    await page.waitForSelector('main[data-address^="#/compare"]');
    assert.match(page.url(), /entry=naming/);
  });
}

walk("chips choose the articles, in the address", {}, async ({ page, go }) => {
  const [first, second, third] = await articles(page, go);
  await go(`#/compare?article=${first},${second}`);
  const chosen = page.locator('.compare__chip[data-chosen="true"]');
  assert.equal(await chosen.count(), 2);
  assert.match(await page.locator("main").innerText(), /needs three articles/);
  const columns = () => page.locator(".heard-grid").first().locator("thead a").count();
  assert.equal(await columns(), 2);

  await page.locator(`.compare__chip[href*="${third}"]`).first().click();
  await page.waitForFunction((id) => location.hash.includes(id), third);
  assert.equal(await columns(), 3);
  await chosen.first().click();
  await chosen.first().click();
  await page.getByText("One article alone cannot be compared.").waitFor();
  await page.goBack();
  assert.equal(await chosen.count(), 2);
});

walk("every figure of two articles equals its list", {}, async ({ page, go }) => {
  const [first, second] = await articles(page, go);
  await go(`#/compare?article=${first},${second}&whole=voices%2Cphrases%2Cfigures`);
  const figures = await page.$$eval("main [data-count]", (found) =>
    found.map((link) => ({ href: link.getAttribute("href"), count: link.dataset.count })));
  assert.ok(figures.length > 50);
  for (const { href, count } of figures) {
    await go(href);
    assert.equal(await page.locator("[data-total]").getAttribute("data-total"), count, href);
  }
});

walk("a figure, a date and a phrase open their words", {}, async ({ page, go }) => {
  for (const [address, link] of [
    ["#/compare?whole=figures", ".compare__stated a"],
    ["#/timeline", ".timeline__where a"],
    ["#/compare", ".phrase__where a"],
  ]) {
    await go(address);
    await page.locator(link).first().click();
    await page.waitForSelector('main[data-address^="#/article/"]');
    await page.locator('.xray__passage[data-open="true"]').first().waitFor();
  }
});

for (const size of Object.keys(SIZES)) {
  walk(`no violation in any state of a comparison, ${size}`, { size }, async ({ page, go, t }) => {
    const [first, second] = await articles(page, go);
    for (const address of [
      "#/compare",
      "#/compare?whole=voices%2Cphrases%2Cfigures",
      `#/compare?article=${first}`,
      `#/compare?article=${first},${second}`,
      "#/compare?layer=machine",
      "#/timeline",
      `#/timeline?article=${first}`,
    ]) {
      await t.test(address, async () => {
        await go(address);
        await assertAccessible(page, address);
      });
    }
  });
}
