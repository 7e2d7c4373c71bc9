// Pictures of every view and state, size and scheme, for looking at: tests/browser/screenshots/SIZE-SCHEME-VIEW.png.
// Further arguments are addresses to take instead (`cargo xtask screenshots '#/quotes?kind=direct'`).
import { mkdir, rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { DIST, SCHEMES, SIZES, go, launch, open } from "./browser.mjs";
import { STATES, routes } from "./routes.mjs";
import { serve } from "./server.mjs";

/** Most height of a picture in pixels: what is further down is more of the same, and nobody can read a longer one. */
const MOST = 3200;

/** What only a press brings about: from where, and what is pressed. */
const PRESSED = [
  ["quotes-opened", "#/quotes?kind=direct", ".quote-card a[href*='entry=']"],
  ["articles-opened", "#/articles", ".article-row__title a", ".xray__number"],
  ["actor-change", "#/actors", ".actor-table__actor a", ".cleanup summary"],
];

const folder = fileURLToPath(new URL("screenshots", import.meta.url));
const asked = process.argv.slice(2);
if (asked.length === 0) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const site = await serve(DIST);
const chromium = await launch();
let n = 0;
for (const size of Object.keys(SIZES)) {
  for (const scheme of SCHEMES) {
    const { page, context, noise } = await open(chromium, site, { size, scheme });
    const take = async (name) => {
      const path = `${folder}/${size}-${scheme}-${name}.png`;
      // A sheet stands at the foot of the window. Everything else is seen in a window as high as the page, since what is
      // out of sight is not drawn.
      const hasSheet = size === "phone" && await page.evaluate(() => /sheet=|entry=/.test(location.hash));
      if (!hasSheet) {
        const height = await page.evaluate(() => document.documentElement.scrollHeight);
        await page.setViewportSize({ ...SIZES[size], height: Math.min(Math.max(height, SIZES[size].height), MOST) });
        await page.evaluate(() => scrollTo(0, 0));
      }
      await page.screenshot({ path });
      await page.setViewportSize(SIZES[size]);
      n += 1;
    };
    for (const address of asked.length > 0 ? asked : [...await routes(page, (hash) => go(page, hash)), ...STATES]) {
      // An address that asks for what is not here settles on another.
      await go(page, address).catch(() => {});
      await take(address.slice(2).replace(/[^\w-]+/g, "_") || "overview");
    }
    for (const [name, list, ...presses] of asked.length > 0 ? [] : PRESSED) {
      await go(page, list);
      for (const press of presses) {
        await page.locator(press).first().click();
        await page.waitForFunction(() => document.querySelector("main")?.dataset.address === location.hash);
      }
      await take(name);
    }
    for (const line of noise) console.error(line);
    await context.close();
  }
}
await chromium.close();
await site.close();
console.log(`${n} pictures in tests/browser/screenshots/`);
