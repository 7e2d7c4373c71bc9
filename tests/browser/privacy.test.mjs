// J7 of docs/journeys.md: what an IT department asks. After the page has loaded it asks nobody for anything, whatever one does.
import assert from "node:assert/strict";
import { walk } from "./fixtures.mjs";
import { secondPartIsHere } from "./parts.mjs";
import { routes } from "./routes.mjs";

walk("no request after the load, no cookie, nothing stored", {}, async ({ page, go, site, context }) => {
  await secondPartIsHere(page);
  const before = site.requests.length;
  for (const route of await routes(page, go)) await go(route);
  await go("#/quotes?kind=direct");
  await page.locator(".quote-card__tool").first().click();
  await page.locator(".receipt").waitFor();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("group", { name: "Download this list" }).getByRole("button").first().click(),
  ]);
  assert.ok(file.url().startsWith("blob:"), "a file is made here, not fetched");
  await page.locator("#search").fill("trade");
  await page.waitForFunction(() => location.hash.includes("q=trade"));
  assert.deepEqual(site.requests.slice(before), []);
  assert.deepEqual(await context.cookies(), []);
  const stored = await page.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]);
  assert.deepEqual(stored, [0, 0, 0, 0]);
});

walk("the data sheet says what the page does", {}, async ({ page, go }) => {
  await go("#/about");
  const sheet = page.locator(".about__section", { has: page.getByRole("heading", { name: "What happens to what you do here" }) });
  const facts = Object.fromEntries(await sheet.locator(".facts__fact").evaluateAll((facts) =>
    facts.map((fact) => [fact.querySelector("dt").textContent, fact.querySelector("dd").textContent])));
  assert.match(facts["Requests after loading"], /^none; .* from this site$/);
  assert.equal(facts.Cookies, "none");
  assert.ok(facts["Stored on this device"].startsWith("nothing"));
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-inline|https?:|\*/);
});
