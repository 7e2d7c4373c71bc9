// The whole site as one file, opened from a disk with no network: every engine shows, searches and parses, and makes a further
// edition that carries the same program; without scripts the articles can be read, marked, with their tables.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { DIST, open } from "./browser.mjs";
import { FILE, LINE, openFile, parse, program, programOf, publish, requests, skip } from "./disk.mjs";
import { MISSING, start } from "./engines.mjs";
import { browser } from "./fixtures.mjs";
import { serve } from "./server.mjs";
import { unzip } from "./zip.mjs";

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

/** In the page: fills in the form, and answers the file that the browser would be given. */
async function makeHere(title) {
  const made = new Promise((resolve) => {
    URL.createObjectURL = (blob) => { resolve(blob); return "blob:made"; };
    HTMLAnchorElement.prototype.click = () => {};
  });
  const field = document.getElementById("publish-title");
  field.value = title;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  const until = async (find) => {
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  };
  const button = (words) => [...document.querySelectorAll("button")].find((button) => button.textContent === words && !button.disabled);
  (await until(() => button("Make one HTML file"))).click();
  (await until(() => button("Save it"))).click();
  return (await made).text();
}

for (const name of Object.keys(MISSING)) {
  test(`from a disk in ${name}: overview, search, an article, the engine, a further edition`, { skip: skip || MISSING[name], timeout: 240_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), "on-record-"));
    const engine = await start(name, { isBlocked: true });
    const show = async (hash) => {
      await engine.run((hash) => { location.hash = hash; }, hash);
      await engine.until((hash) => document.querySelector("main")?.dataset.address === hash, hash);
    };
    try {
      let path = FILE;
      for (const title of [null, "Plums of Zenda"]) {
        if (title !== null) {
          await show("#/publish");
          const made = await engine.run(makeHere, title);
          assert.equal(program(made), programOf(FILE), "byte for byte the same program");
          path = join(folder, "plums.html");
          writeFileSync(path, made);
        }
        await engine.goto("about:blank");
        await engine.goto(pathToFileURL(path).href);
        await engine.until(() => document.documentElement.dataset.start === "done" && document.querySelector(".article-card"));
        if (title !== null) assert.equal(await engine.run(() => document.querySelector(".edition-line__title bdi").textContent), title);
        await show("#/quotes?q=trade");
        await engine.until(() => Number(document.querySelector("[data-total]")?.dataset.total) > 0);
        await show("#/articles");
        await engine.click('main a[href^="#/article/"]');
        await engine.until(() => document.querySelector(".xray, .passage"));
        assert.equal(JSON.parse(await engine.run(parse, LINE)).attributions.length, 1);
        assert.equal(await engine.run(() => document.getElementById("requests").textContent), "0 requests since opening");
      }
      assert.deepEqual(engine.noise, []);
    } finally {
      await engine.close();
      await rm(folder, { recursive: true });
    }
  });
}

test("without scripts the articles can be read, with marks and tables", { skip, timeout: 120_000 }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "on-record-"));
  t.after(() => rm(folder, { recursive: true }));
  const { page, go, context } = await openFile(FILE, { context: { acceptDownloads: true } });
  await go("#/publish");
  const path = await publish(page, folder, { title: "To be read" });
  await go("#/articles");
  const titles = await page.$$eval(".article-row__title", (found) => found.map((title) => title.textContent.trim()));
  await context.close();
  const still = await openFile(path, { context: { javaScriptEnabled: false } });
  assert.ok(await still.page.getByText("needs JavaScript and WebAssembly").first().isVisible());
  const shown = await still.page.locator("article h2").allInnerTexts();
  assert.deepEqual(shown.toSorted(), titles.toSorted());
  for (const article of await still.page.locator("article").all()) {
    assert.ok(await article.locator("mark").count() > 5, "what is attributed is marked");
    assert.ok(await article.locator("mark").first().isVisible());
    assert.ok(await article.locator("table", { has: still.page.locator("caption", { hasText: "Who says what" }) }).locator("tr").count() > 5);
  }
  assert.ok(await still.page.locator("table", { hasText: "Passages attributed to each voice" }).first().isVisible());
  assert.deepEqual(still.noise, []);
  await still.context.close();
});

const check = (said, name) => {
  assert.ok(said.includes(name), "its name is said before");
  assert.match(said, /[\d,]+ KB/);
  assert.match(said, /It holds (excerpts|the full text) of/);
};
const make = (page, folder, what) => publish(page, folder, what, check);

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
      const { page, go, noise, context } = await openFile(paths.at(-1), { context: { acceptDownloads: true } });
      await go("#/publish");
      await page.getByLabel("Timeline").uncheck();
      paths.push(await make(page, folder, { title }));
      assert.equal(await requests(page), "0 requests since opening");
      assert.deepEqual(noise, []);
      await context.close();
    }
    for (const path of paths) assert.equal(programOf(path), programOf(FILE), "byte for byte");
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
  const { page, go, context } = await openFile(FILE, { context: { acceptDownloads: true } });
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
