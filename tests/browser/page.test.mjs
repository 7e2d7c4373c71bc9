// The page as a whole: it loads from any path, says nothing on the console, asks nobody for anything, keeps no cookie,
// and says what is missing where it cannot run.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DIST, launch, open } from "./browser.mjs";
import { browser, walk } from "./fixtures.mjs";
import { secondPartIsHere } from "./parts.mjs";
import { routes } from "./routes.mjs";
import { serve } from "./server.mjs";

for (const base of ["/", "/a/deep/path/"]) {
  walk(`every view loads under ${base} without a word on the console`, { base }, async ({ page, go, site }) => {
    await secondPartIsHere(page);
    await page.waitForLoadState("networkidle");
    assert.equal(await page.locator("html").getAttribute("data-start"), "done");
    const before = site.requests.length;
    for (const route of await routes(page, go)) {
      await go(route);
      assert.equal(await page.locator("h1").count(), 1, `${route} has one main heading`);
    }
    await page.waitForLoadState("networkidle");
    assert.deepEqual(site.requests.slice(before), [], "nothing is asked for after the load");
    assert.ok(site.requests.every((path) => path.startsWith(base)), "all addresses are relative");
  });

  walk(`a deep link opens its view under ${base}`, { base, hash: "#/quotes" }, async ({ page }) => {
    await page.locator('main[data-address="#/quotes"]').waitFor();
  });
}

walk("nothing is kept as a cookie", {}, async ({ page, go, context }) => {
  for (const route of await routes(page, go)) await go(route);
  assert.deepEqual(await context.cookies(), []);
});

walk("inline scripts and styles are refused by the policy", { noise: (line) => line.includes("Content Security Policy") }, async ({ page, noise }) => {
  const ran = await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'broken into'";
    document.head.append(script);
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(style);
    return document.title === "broken into" || getComputedStyle(document.body).display === "none";
  });
  assert.equal(ran, false);
  assert.equal(noise.length, 2);
});

/** Checks that the plain list of articles is on screen, and answers the sentence on what is missing. */
async function assertPlainList(page) {
  await page.locator(".start__missing").waitFor({ state: "visible" });
  const articles = await page.locator(".start__article").count();
  assert.ok(articles > 0, "articles are listed");
  assert.equal(await page.locator(".start__wait").isVisible(), false, "nothing claims to be loading");
  return page.locator("#reason").textContent();
}

test("without WebAssembly the articles are a plain list", async () => {
  const site = await serve(DIST);
  // What hardened browsers do: no compiler at run time, hence no WebAssembly.
  const crippled = await launch("--js-flags=--jitless");
  try {
    const { page } = await open(crippled, site);
    assert.match(await assertPlainList(page), /does not run WebAssembly/);
  } finally {
    await crippled.close();
    await site.close();
  }
});

test("without scripts the articles are a plain list", async () => {
  const site = await serve(DIST);
  try {
    const { page, context, noise } = await open(await browser(), site, { context: { javaScriptEnabled: false } });
    assert.match(await assertPlainList(page), /needs JavaScript and WebAssembly/);
    assert.deepEqual(noise.filter((line) => !line.includes("preload")), []);
    await context.close();
  } finally {
    await site.close();
  }
});

for (const [part, ending] of [["module", "_bg.wasm"], ["glue", ".js"]]) {
  test(`a ${part} that does not arrive leaves the plain list and says so`, async () => {
    const site = await serve(DIST, { refuse: (path) => path.endsWith(ending) && path.includes("/app-") });
    try {
      const { page, context } = await open(await browser(), site);
      assert.match(await assertPlainList(page), /could not be loaded/);
      await context.close();
    } finally {
      await site.close();
    }
  });
}
