// The whole site as one file, opened from a disk with no network: every engine shows, searches and parses; an edition made
// of an edition made of an edition carries the same program (J3 of ux.md), and the page says what it has asked for.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { DIST, go, open } from "./browser.mjs";
import { MISSING, start } from "./engines.mjs";
import { browser } from "./fixtures.mjs";
import { serve } from "./server.mjs";
import { unzip } from "./unzip.mjs";

const FILE = join(DIST, "on-record.html");
const skip = !existsSync(FILE) && "no single file was built (cargo xtask build)";
const LINE = JSON.stringify({ id: "zenda", text: "“Plums are in,” said Mira Castellan of Freedonia." });

/** Opens a file from the disk with the network off; a page that asks for anything but itself fails. */
async function openFile(path, context = {}) {
  const address = pathToFileURL(path).href;
  const opened = await open(await browser(), { address, origin: address }, { context: { offline: true, ...context } });
  return { ...opened, go: (hash) => go(opened.page, hash) };
}

/** In the page: what the engine answers. */
const parse = async (line) => {
  const engine = await globalThis.connectEngine();
  const record = await engine.call("parse", line);
  engine.stop();
  return record;
};
const requests = (page) => page.locator("#requests").textContent();
/** What every edition must carry unchanged. */
const program = (path) => readFileSync(path, "utf8").match(/<script type="text\/plain" data-file[^]*$/)[0];

for (const withoutWorkers of [false, true]) {
  test(`from a disk, ${withoutWorkers ? "without" : "with"} workers: views, search, an article, the engine`, { skip, timeout: 120_000 }, async () => {
    const { page, go, noise, context } = await openFile(FILE);
    try {
      assert.equal(await page.locator("html").getAttribute("data-start"), "done");
      assert.ok(await page.locator(".article-card").count() > 0);
      await go("#/quotes");
      await page.locator("#search").fill("trade");
      await page.waitForFunction(() => document.querySelector("main").dataset.address === "#/quotes?q=trade");
      assert.ok(Number(await page.locator("[data-total]").getAttribute("data-total")) > 0);
      await go("#/articles");
      await page.locator('main a[href^="#/article/"]').first().click();
      await page.locator(".xray, .passage").first().waitFor();
      if (withoutWorkers) await page.evaluate(() => { delete globalThis.Worker; });
      const record = JSON.parse(await page.evaluate(parse, LINE));
      assert.equal(record.attributions.length, 1);
      assert.equal(await requests(page), "0 requests since opening");
      const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
      assert.match(policy, /connect-src 'none'/);
      assert.doesNotMatch(policy, /unsafe-inline|'self'|https?:|\*/);
      assert.deepEqual(noise, []);
    } finally {
      await context.close();
    }
  });
}

for (const name of Object.keys(MISSING)) {
  test(`from a disk in ${name}: overview, search, an article, the engine`, { skip: skip || MISSING[name], timeout: 240_000 }, async () => {
    const engine = await start(name);
    const shows = (hash) => engine.until((hash) => document.querySelector("main")?.dataset.address === hash, hash);
    try {
      await engine.goto(pathToFileURL(FILE).href);
      await engine.until(() => document.documentElement.dataset.start === "done" && document.querySelector(".article-card"));
      for (const hash of ["#/quotes?q=trade", "#/articles"]) {
        await engine.run((hash) => { location.hash = hash; }, hash);
        await shows(hash);
      }
      await engine.click('main a[href^="#/article/"]');
      await engine.until(() => document.querySelector(".xray, .passage"));
      assert.equal(JSON.parse(await engine.run(parse, LINE)).attributions.length, 1);
      assert.equal(await engine.run(() => document.getElementById("requests").textContent), "0 requests since opening");
      assert.deepEqual(engine.noise, []);
    } finally {
      await engine.close();
    }
  });
}

test("without scripts the articles can be read", { skip, timeout: 60_000 }, async () => {
  const { page, noise, context } = await openFile(FILE, { javaScriptEnabled: false });
  assert.ok(await page.getByText("It needs JavaScript").or(page.getByText("needs JavaScript and WebAssembly")).first().isVisible());
  assert.deepEqual(noise, []);
  await context.close();
});

/** Fills in the form and saves what it makes. */
async function make(page, folder, { title, button = "Make one HTML file" }) {
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByRole("button", { name: button }).click();
  await page.getByRole("button", { name: "Save it" }).waitFor();
  const said = await page.locator(".publish__outcome").textContent();
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save it" }).click()]);
  assert.ok(said.includes(file.suggestedFilename()), "its name is said before");
  assert.match(said, /[\d,]+ KB/);
  assert.match(said, /It holds (excerpts|the full text) of/);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

test("an edition of an edition of an edition carries the same program", { skip, timeout: 240_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "on-record-"));
  const site = await serve(DIST);
  try {
    // The hosted page makes the first; each makes the next.
    const hosted = await open(await browser(), site, { hash: "#/publish", context: { acceptDownloads: true } });
    await hosted.page.locator('main[data-address="#/publish"]').waitFor();
    const paths = [await make(hosted.page, folder, { title: "First </title><script>" })];
    assert.deepEqual(hosted.noise, []);
    await hosted.context.close();
    for (const title of ["Second “plums” {{files}}", "Third"]) {
      const { page, go, noise, context } = await openFile(paths.at(-1), { acceptDownloads: true });
      await go("#/publish");
      await page.getByLabel("Timeline").uncheck();
      paths.push(await make(page, folder, { title }));
      assert.equal(await requests(page), "0 requests since opening");
      assert.deepEqual(noise, []);
      await context.close();
    }
    for (const path of paths) assert.equal(program(path), program(FILE), "byte for byte");
    const { page, noise, context } = await openFile(paths.at(-1));
    assert.equal(await page.locator(".edition-line__title bdi").textContent(), "Third");
    assert.equal(await page.locator(".masthead__views").getByText("Timeline").count(), 0, "the views that were chosen");
    assert.equal(JSON.parse(await page.evaluate(parse, LINE)).attributions.length, 1);
    assert.deepEqual(noise, []);
    await context.close();
  } finally {
    await site.close();
    await rm(folder, { recursive: true });
  }
});

test("a zip made from the file on the disk is a site of its own", { skip, timeout: 240_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "on-record-"));
  const { page, go, context } = await openFile(FILE, { acceptDownloads: true });
  await go("#/publish");
  const path = await make(page, folder, { title: "Plums of Zenda", button: "Make a zip for a web host" });
  await context.close();
  for (const [name, bytes] of unzip(readFileSync(path))) {
    await mkdir(dirname(join(folder, "site", name)), { recursive: true });
    await writeFile(join(folder, "site", name), bytes);
  }
  const site = await serve(join(folder, "site"), { base: "/a/class/" });
  try {
    const opened = await open(await browser(), site, { hash: "#/quotes" });
    await opened.page.locator(".quote-card").first().waitFor();
    assert.equal(await opened.page.locator(".edition-line__title bdi").textContent(), "Plums of Zenda");
    assert.equal(JSON.parse(await opened.page.evaluate(parse, LINE)).attributions.length, 1);
    assert.deepEqual(opened.noise, []);
    await opened.context.close();
  } finally {
    await site.close();
    await rm(folder, { recursive: true });
  }
});
