// What every walk shares: one Chromium per file, a server for dist/ under any path, and a page that is watched: whatever
// it writes to the console, throws or asks of another host fails the walk.
//
//     walk("a reader opens a quote", { size: "phone", scheme: "dark" }, async ({ page, go }) => {
//       await go("#/quotes?kind=direct");
//       await page.getByRole("link", { name: "Why" }).first().click();
//     });
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { DIST, go, launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";

let shared;
/** The Chromium of this file. */
export function browser() {
  shared ??= launch();
  return shared;
}
after(async () => (await shared)?.close());

/** What a page that failed a walk shows. */
async function stand({ page, noise }) {
  const shown = page.evaluate(() => {
    const field = document.activeElement;
    return {
      address: location.hash, shown: document.querySelector("main")?.dataset.address,
      focus: field?.id || field?.outerHTML.slice(0, 200), value: field?.value,
      total: document.querySelector("[data-total]")?.dataset.total, said: document.querySelector("[role=status]")?.textContent,
    };
  });
  const gone = new Promise((resolve) => { setTimeout(resolve, 5000, "the page does not answer"); });
  return JSON.stringify({ page: await Promise.race([shown.catch(String), gone]), noise });
}

/**
 * A test in a fresh page. Options: `size` (laptop, phone), `scheme` (light, dark), `base` (path under which the site is
 * served), `hash` (first address), `context` (Playwright's), `noise` (a predicate on messages that are expected), `dist`
 * (another site than the one built), `skip` (why it cannot be walked).
 */
export function walk(name, options, body) {
  test(name, { timeout: 240_000, skip: options.skip ?? false }, async (t) => {
    const site = await serve(options.dist ?? DIST, { base: options.base });
    let opened;
    try {
      opened = await open(await browser(), site, options);
      await body({ ...opened, site, t, go: (hash) => go(opened.page, hash) });
      assert.deepEqual(opened.noise.filter((line) => !(options.noise?.(line) ?? false)), []);
    } catch (error) {
      if (opened) t.diagnostic(`where it failed: ${await stand(opened)}`);
      throw error;
    } finally {
      await opened?.context.close();
      await site.close();
    }
  });
}
