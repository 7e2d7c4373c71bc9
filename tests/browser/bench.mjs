// Figures of the page for `cargo xtask bench`, each on a line `figure KEY NUMBER`: `page` (what a first visit waits for, on
// a processor four times slower), `list` (how a list of 100,000 scrolls, in the site that DIST names), `engine` (its speed in
// a worker), `import` (how long the page does not answer while 1,000 articles are added) or `lighthouse` (the scores of the
// program that LIGHTHOUSE names).
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { invent } from "./articles.mjs";
import { DIST, findChromium, go, launch, open } from "./browser.mjs";
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

/** Megabytes of text that the engine analyses in a second, in its worker: all texts of a folder once, and no less than one megabyte. */
async function measureEngine(chromium, site) {
  const { page } = await open(chromium, site);
  const folder = process.argv[3] ?? fileURLToPath(new URL("../gold/", import.meta.url));
  const texts = readdirSync(folder).filter((name) => name.endsWith(".txt")).sort().map((name) => readFileSync(join(folder, name), "utf8"));
  const lines = [];
  let n_bytes = 0;
  for (let at = 0; at < texts.length || n_bytes < 1_000_000; at += 1) {
    const text = texts[at % texts.length];
    n_bytes += Buffer.byteLength(text);
    lines.push(JSON.stringify({ id: `a${at}`, text }));
  }
  const seconds = await page.evaluate(async (lines) => {
    const engine = await globalThis.connectEngine();
    await engine.call("parse", lines[0]);
    const start = performance.now();
    await Promise.all(lines.map((line) => engine.call("parse", line)));
    return (performance.now() - start) / 1000;
  }, lines);
  console.log(`figure engine-worker ${(n_bytes / 1e6 / seconds).toFixed(2)}`);
}

const N_ARTICLES = 1000;

/** The longest task on the page from the files chosen to the overview of them. */
async function measureImport(chromium, site) {
  const folder = mkdtempSync(join(tmpdir(), "on-record-"));
  try {
    const { page } = await open(chromium, site, { hash: "#/import" });
    await page.locator("#import-files").waitFor({ state: "attached" });
    await page.evaluate(() => {
      globalThis.longest = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, entry.duration);
      }).observe({ type: "longtask" });
    });
    const longest = () => page.evaluate(() => { const found = globalThis.longest; globalThis.longest = 0; return found; });
    await page.locator("#import-files").setInputFiles(invent(folder, N_ARTICLES));
    // How long the driver takes to put so many files into the field is not the page's doing.
    await longest();
    await page.getByRole("button", { name: /^Analyse/ }).waitFor({ timeout: 300_000 });
    await page.waitForFunction(() => document.querySelector(".import__progress") === null, null, { timeout: 300_000 });
    const reading = await longest();
    await page.getByRole("button", { name: /^Analyse/ }).click();
    await page.locator(".import__bar", { hasText: /Analysing/ }).waitFor();
    const start = await longest();
    await page.waitForFunction(() => /Analysing: 9\d\d of/.test(document.querySelector(".import__bar")?.textContent ?? ""), null, { timeout: 600_000 });
    const analysing = await longest();
    await page.locator('main[data-address="#/"]').waitFor({ timeout: 600_000 });
    const overview = await longest();
    console.log(`longest tasks: reading ${reading}, start ${start}, analysing ${analysing}, to the overview ${overview} ms`);
    // The browser tells of tasks from 50 ms on; where it told of none, none was longer.
    figure("import", Math.max(50, reading, start, analysing, overview));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Lighthouse on a server that packs what it sends, as GitHub Pages does. */
async function measureLighthouse() {
  const types = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", wasm: "application/wasm", webmanifest: "application/manifest+json", png: "image/png" };
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    try {
      const body = readFileSync(join(DIST, path === "/" ? "index.html" : path));
      response.writeHead(200, { "content-type": types[path === "/" ? "html" : path.split(".").at(-1)] ?? "application/octet-stream", "content-encoding": "gzip", "cache-control": "max-age=600" });
      response.end(gzipSync(body, { level: 9 }));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  for (const preset of ["mobile", "desktop"]) {
    const { stdout } = await promisify(execFile)(process.execPath, [
      process.env.LIGHTHOUSE,
      `http://127.0.0.1:${server.address().port}/`,
      "--output=json", "--quiet", "--only-categories=performance,accessibility,best-practices",
      "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
      ...preset === "desktop" ? ["--preset=desktop"] : [],
    ], { env: { ...process.env, CHROME_PATH: findChromium() }, maxBuffer: 1 << 28 });
    const report = JSON.parse(stdout);
    for (const [name, { score }] of Object.entries(report.categories)) figure(`${preset}-${name}`, score * 100);
    const audit = (name) => report.audits[name].displayValue;
    console.log(`${preset}: first content ${audit("first-contentful-paint")}, largest ${audit("largest-contentful-paint")}, blocked ${audit("total-blocking-time")}, shift ${audit("cumulative-layout-shift")}, speed index ${audit("speed-index")}`);
    if (process.env.LIGHTHOUSE_REPORT) writeFileSync(`${process.env.LIGHTHOUSE_REPORT}-${preset}.json`, stdout);
  }
  server.close();
}

const MEASURES = { page: measurePage, list: measureList, engine: measureEngine, import: measureImport, lighthouse: measureLighthouse };

const site = await serve(DIST);
const chromium = await launch();
try {
  await MEASURES[process.argv[2]](chromium, site);
} finally {
  await chromium.close();
  await site.close();
}
