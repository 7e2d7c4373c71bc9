// Who stands where: the matrix by keyboard and in an order that the address keeps, the network and its table.
import assert from "node:assert/strict";
import { walk } from "./fixtures.mjs";

const place = (page) => page.evaluate(() => document.activeElement?.dataset.place);
const settled = (page, part) =>
  page.waitForFunction((part) => location.hash.includes(part) && document.querySelector("main")?.dataset.address === location.hash, part);

walk("the matrix is walked by keyboard and Tab stops in it once", {}, async ({ page, go }) => {
  await go("#/stances");
  await page.locator(".matrix__frame").focus();
  await page.keyboard.press("Tab");
  assert.equal(await place(page), "1-1-0", "the first cell");
  await page.keyboard.press("ArrowUp");
  assert.equal(await place(page), "0-1-0", "its column's head");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await place(page), "0-0-0", "the corner");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("End");
  const columns = await page.locator(".matrix__column").count();
  assert.match(await place(page), new RegExp(`^1-${columns}-`));
  await page.keyboard.press("Control+End");
  const rows = await page.locator(".matrix__row").count();
  assert.match(await place(page), new RegExp(`^${rows}-${columns}-`));
  const inside = () => page.evaluate(() => document.activeElement.closest("[role=grid]") !== null);
  await page.keyboard.press("Tab");
  assert.equal(await inside(), false, "Tab leaves the grid");
  await page.keyboard.press("Shift+Tab");
  assert.match(await place(page), new RegExp(`^${rows}-${columns}-`), "and comes back to where it was");
});

walk("rows and columns stand in the order that the address says", {}, async ({ page, go, context, site }) => {
  await go("#/stances");
  const holders = () => page.locator(".matrix__holder").allInnerTexts();
  const numbers = await page.locator(".matrix__row .matrix__total").evaluateAll((links) => links.map((link) => Number(link.dataset.count)));
  assert.deepEqual(numbers, [...numbers].sort((one, other) => other - one));
  await page.getByRole("group", { name: "Order of rows" }).getByRole("link", { name: "by name" }).click();
  await settled(page, "rows=name");
  const names = await holders();
  assert.deepEqual(names, [...names].sort((one, other) => one.toLowerCase() < other.toLowerCase() ? -1 : 1));

  const column = page.locator(".matrix__name").nth(1);
  await column.click();
  await settled(page, "rows=");
  assert.equal(await page.locator(".matrix__column[aria-sort=descending]").count(), 1);
  await page.locator(".matrix__by").nth(1).click();
  await settled(page, "columns=");
  assert.equal(await page.locator(".matrix__row[aria-sort=descending]").count(), 1);
  const more = page.locator(".matrix__more");
  if (await more.count() > 0) {
    const n = (await holders()).length;
    await more.click();
    await settled(page, "whole=positions");
    assert.ok((await holders()).length > n);
  }

  const shown = await page.locator(".matrix__table").innerText();
  const other = await context.newPage();
  await other.goto(site.address + await page.evaluate(() => location.hash));
  await other.locator(".matrix__table").waitFor();
  assert.equal(await other.locator(".matrix__table").innerText(), shown);
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes("whole=positions"));
});

walk("each line of the network opens what it counts, and the table says the same", {}, async ({ page, go }) => {
  await go("#/stances");
  await page.getByRole("link", { name: "Draw who stands where" }).click();
  await settled(page, "whole=network");
  const read = (selector) => page.locator(selector).evaluateAll((links) => links.map((link) => `${link.getAttribute("href")} ${link.dataset.count}`));
  const lines = await read(".network__edge");
  assert.ok(lines.length > 0);
  assert.deepEqual(await read(".network__table [data-count]"), lines);
  const names = await page.locator(".network__edge").evaluateAll((links) => links.map((link) => link.getAttribute("aria-label")));
  assert.ok(names.every((name) => /\d+ (supportive|critical|ambivalent) of .+ toward .+/.test(name)), names[0]);
  const first = lines[0].split(" ");
  await page.locator(".network__edge").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((href) => location.hash === href, first[0]);
  await page.waitForFunction((n) => document.querySelector("[data-total]").dataset.total === n, first[1]);
});

walk("whoever stands on both sides is shown with the words of either", {}, async ({ page, go }) => {
  await go("#/stances");
  for (const pair of await page.locator(".contradictions__pair").all()) {
    const words = await pair.locator(".contradictions__words").allInnerTexts();
    assert.ok(words.length >= 2 && words.every((text) => text.trim().length > 10), words.join(" | "));
  }
});

walk("a position that follows another is shown with both passages, and opens all of the pair", {}, async ({ page, go }) => {
  await go("#/stances");
  const pairs = page.locator("section[aria-labelledby=stances-shifts] .contradictions__pair");
  assert.ok(await pairs.count() > 0, "the articles hold some");
  const first = pairs.first();
  const signs = await first.locator(".contradictions__side .polarity").evaluateAll((marks) => marks.map((mark) => mark.dataset.polarity));
  assert.equal(signs.length, 2);
  assert.notEqual(signs[0], signs[1]);
  assert.equal(await first.locator(".contradictions__words").count(), 2);
  const link = first.locator("a[data-count]");
  const n = await link.getAttribute("data-count");
  await link.click();
  await page.waitForFunction((n) => document.querySelector("[data-total]")?.dataset.total === n, n);
});
