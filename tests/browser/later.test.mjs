// The second part of the page: fetched unasked once the first view stands, needed by some views, and missed politely.
import assert from "node:assert/strict";
import { go } from "./browser.mjs";
import { walk } from "./fixtures.mjs";
import { secondPart, secondPartIsHere } from "./parts.mjs";

const LATER = "#/about";

const options = { skip: secondPart === null && "this site was built in one part" };

walk("the second part comes by itself, and then nothing more is asked for", options, async ({ page, site, go }) => {
  await secondPartIsHere(page);
  await page.waitForLoadState("networkidle");
  const before = site.requests.length;
  assert.equal(site.requests.filter((path) => path.endsWith(secondPart)).length, 1);
  await page.context().setOffline(true);
  await go(LATER);
  await page.getByRole("heading", { level: 1, name: "About" }).waitFor();
  assert.deepEqual(site.requests.slice(before), []);
});

walk("a deep link to a later view opens it, with focus on its heading", { ...options, hash: LATER }, async ({ page, go }) => {
  await page.locator(`main[data-address="${LATER}"]`).waitFor();
  await go("#/");
  await page.locator(`.colophon a[href="${LATER}"]`).click();
  await page.locator(`main[data-address="${LATER}"] h1:focus`).waitFor();
});

const isAboutTheFetch = (line) => /Failed to load resource|TypeError: |CompileError/.test(line);
walk("where the second part does not come, the view says so and the first views go on", { ...options, noise: isAboutTheFetch }, async ({ page }) => {
  let fetches = 0;
  await page.route(`**/${secondPart}`, (route) => { fetches += 1; return route.abort(); });
  await page.reload();
  await page.waitForSelector("html[data-start=done]", { state: "attached" });
  await go(page, LATER);
  await page.getByRole("heading", { level: 1, name: "This view did not arrive" }).waitFor();
  assert.equal(await page.locator("h1:focus").count(), 1, "its heading has focus");
  await go(page, "#/");
  await page.locator("main a[data-count]").first().waitFor();
  await go(page, LATER);
  const tried = fetches;
  await page.getByRole("button", { name: "Try again" }).click();
  await page.waitForFunction(() => document.querySelector("main button")?.textContent === "Try again");
  assert.ok(fetches > tried || tried > 1, "trying again asks again");
  await page.unroute(`**/${secondPart}`);
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: "About" }).waitFor();
});
