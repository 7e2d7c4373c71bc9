// Pictures of every view and state, size and scheme, for looking at: tests/browser/screenshots/SIZE-SCHEME-VIEW.png.
// Further arguments are addresses to take instead (`cargo xtask screenshots '#/quotes?kind=direct'`).
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { DIST, SCHEMES, SIZES, go, launch, open } from "./browser.mjs";
import { STATES, routes } from "./routes.mjs";
import { serve } from "./server.mjs";

const folder = fileURLToPath(new URL("screenshots", import.meta.url));
await mkdir(folder, { recursive: true });
const site = await serve(DIST);
const chromium = await launch();
let n = 0;
for (const size of Object.keys(SIZES)) {
  for (const scheme of SCHEMES) {
    const { page, context, noise } = await open(chromium, site, { size, scheme });
    const addresses = process.argv.length > 2 ? process.argv.slice(2) : [...await routes(page, (hash) => go(page, hash)), ...STATES];
    for (const address of addresses) {
      // An address that asks for what is not here settles on another.
      await go(page, address).catch(() => {});
      const name = address.slice(2).replace(/[^\w-]+/g, "_") || "overview";
      await page.screenshot({ path: `${folder}/${size}-${scheme}-${name}.png`, fullPage: true });
      n += 1;
    }
    if (process.argv.length === 2) {
      for (const [list, link] of [["#/quotes", ".quote-card a[href*='entry=']"], ["#/articles", ".article-row__title a"]]) {
        await go(page, list);
        await page.locator(link).first().click();
        await page.waitForFunction(() => document.querySelector("main")?.dataset.address === location.hash);
        await page.screenshot({ path: `${folder}/${size}-${scheme}-${list.slice(2)}-opened.png`, fullPage: true });
        n += 1;
      }
    }
    for (const line of noise) console.error(line);
    await context.close();
  }
}
await chromium.close();
await site.close();
console.log(`${n} pictures in tests/browser/screenshots/`);
