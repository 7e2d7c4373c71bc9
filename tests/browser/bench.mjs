// Figures of the page for `cargo xtask bench`, each on a line `figure KEY NUMBER`: `page` (what a first visit waits for, on
// a processor four times slower) or `list` (how a list of 100,000 scrolls, in the site that DIST names).
import { DIST, go, launch, open } from "./browser.mjs";
import { serve } from "./server.mjs";

const N_VISITS = 5;
const figure = (key, number) => console.log(`figure ${key} ${number.toFixed(1)}`);
const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

/** First content and the moment the first view stands and answers, of one visit with nothing in the cache. */
async function visit(chromium, site) {
  const context = await chromium.newContext({ viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.usable = new Promise((resolve) => {
      const check = () => {
        if (document.querySelector("main[data-address]")) {
          // After the frame that shows it, once the browser is free to answer.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
        } else requestAnimationFrame(check);
      };
      check();
    });
  });
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(site.address);
  const usable = await page.evaluate(() => globalThis.usable);
  const content = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity);
  await context.close();
  return { content, usable };
}

async function measurePage(chromium, site) {
  const visits = [];
  for (let n = 0; n < N_VISITS; n += 1) visits.push(await visit(chromium, site));
  figure("first-content", median(visits.map((one) => one.content)));
  figure("usable", median(visits.map((one) => one.usable)));
}

async function measureList(chromium, site) {
  const { page } = await open(chromium, site, { hash: "#/about" });
  await page.locator('main[data-address="#/about"]').waitFor();
  await go(page, "#/quotes");
  await page.locator("[data-row]").first().waitFor();
  const found = await page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const nElements = () => document.querySelectorAll("*").length;
    const scroll = async (step, n) => {
      const frames = [];
      let last = await frame();
      for (let at = 0; at < n; at += 1) {
        scrollBy(0, step);
        const now = await frame();
        frames.push(now - last);
        last = now;
      }
      return Math.max(...frames);
    };
    const start = nElements();
    await scroll(120, 60);
    // The best of three: other programs may take the processor from one.
    const longest = [];
    for (let n = 0; n < 3; n += 1) longest.push(Math.max(await scroll(240, 200), await scroll(-240, 100)));
    scrollTo(0, document.documentElement.scrollHeight);
    for (let n = 0; n < 20; n += 1) await frame();
    return { start, end: nElements(), longest: Math.min(...longest), last: document.querySelector("[data-row]:last-child").dataset.row };
  });
  console.log(`${found.start} elements at the start, ${found.end} at row ${Number(found.last) + 1}`);
  figure("growth", found.end - found.start);
  figure("frame", found.longest);
}

const site = await serve(DIST);
const chromium = await launch();
try {
  await (process.argv[2] === "list" ? measureList : measurePage)(chromium, site);
} finally {
  await chromium.close();
  await site.close();
}
