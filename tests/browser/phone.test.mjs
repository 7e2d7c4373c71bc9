// J4 of docs/journeys.md: a student with a phone, by touch.
import assert from "node:assert/strict";
import { walk } from "./fixtures.mjs";

const PHONE = { size: "phone", context: { hasTouch: true, isMobile: true } };
const total = (page) => page.locator("[data-total]").first().getAttribute("data-total").then(Number);
const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

walk("on a phone the comparison is cards, and nothing is wider than the screen", PHONE, async ({ page, go }) => {
  await go("#/");
  const row = page.locator(".heard-grid__row").first();
  assert.equal(await row.evaluate((element) => getComputedStyle(element).display), "block");
  assert.equal(await page.locator(".heard-grid__head").isVisible(), false);
  const outlet = row.locator(".heard-grid__where:visible").first();
  assert.ok((await outlet.innerText()).length > 0, "each line of a card says which outlet it is");
  assert.equal(await sideways(page), 0);
});

walk("a tapped passage raises a sheet that Back closes", PHONE, async ({ page, go }) => {
  await go("#/articles");
  await page.locator(".article-row__title a").first().tap();
  await page.locator(".xray").waitFor();
  await page.locator(".xray__passage").first().tap();
  const sheet = page.locator(".article__open");
  await sheet.waitFor({ state: "visible" });
  const box = await sheet.boundingBox();
  assert.ok(box.y > 0 && Math.abs(box.y + box.height - 740) < 2, "it rises from below and leaves the text above it");
  const open = await page.locator('.xray__passage[data-open="true"]').first().boundingBox();
  assert.ok(open.y >= 0 && open.y < box.y, "the passage that was tapped stays in sight");
  await page.goBack();
  await sheet.waitFor({ state: "detached" });
  assert.ok(await page.locator(".xray").isVisible(), "the article is still there");
});

walk("a phrase is found with and without quotation marks", PHONE, async ({ page, go }) => {
  await go("#/quotes?kind=direct");
  const words = await page.locator(".quote-card__words").first().innerText();
  const phrase = words.replace(/[“”«»"]/g, "").split(/\s+/).slice(1, 4).join(" ").replace(/[.,;:]$/, "");
  await go("#/quotes");
  const all = await total(page);
  for (const text of [`“${phrase}”`, phrase]) {
    await page.locator("#search").tap();
    await page.locator("#search").fill(text);
    await page.waitForFunction((all) => Number(document.querySelector("[data-total]")?.dataset.total) < all, all);
    assert.ok(await total(page) > 0, text);
    assert.ok(await page.locator("mark").first().isVisible(), "what was found is marked");
    assert.equal(await sideways(page), 0);
    await page.locator("#search").fill("");
    await page.waitForFunction((all) => Number(document.querySelector("[data-total]")?.dataset.total) === all, all);
  }
});
