// The hosted site without a network: kept only where a person asks for it, opened again with all its parts, a new version
// offered and never forced.
import assert from "node:assert/strict";
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { DIST, go, open } from "./browser.mjs";
import { browser } from "./fixtures.mjs";
import { serve } from "./server.mjs";

const skip = !existsSync(join(DIST, "offline.js")) && "this site was built without the list of its files";

/** Presses the button that stands there and waits for what is said then. */
async function press(page, name, said) {
  await page.locator("#keep").getByRole("button", { name }).click();
  await page.locator("#keep [role=status]", { hasText: said }).waitFor({ timeout: 60_000 });
}

test("the site can be installed as an app", { skip, timeout: 120_000 }, async () => {
  const site = await serve(DIST, { base: "/a/class/" });
  const { page, context } = await open(await browser(), site);
  try {
    await press(page, "Keep this site", "Kept on this device");
    const session = await context.newCDPSession(page);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    // A page of a test has no profile of its own, as a private window has none.
    assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"), []);
    const { data, errors, url } = await session.send("Page.getAppManifest");
    assert.deepEqual(errors, []);
    const manifest = JSON.parse(data);
    assert.equal(new URL(manifest.start_url, url).href, site.address, "it opens under the path it came from");
    assert.equal(manifest.display, "standalone");
    for (const { src, sizes } of manifest.icons) {
      const drawn = await page.evaluate(async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        return `${image.naturalWidth}x${image.naturalHeight}`;
      }, new URL(src, url).href);
      assert.equal(drawn, sizes);
    }
  } finally {
    await context.close();
    await site.close();
  }
});

test("a site that is kept opens without a network, and a new version waits to be wanted", { skip, timeout: 240_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "on-record-"));
  cpSync(DIST, folder, { recursive: true });
  const site = await serve(folder, { base: "/a/class/" });
  let isClosed = false;
  try {
    const { page, noise, context } = await open(await browser(), site);
    assert.equal(await page.evaluate(async () => (await caches.keys()).length), 0, "nothing is kept unasked");
    await press(page, "Keep this site", "Kept on this device");
    assert.deepEqual(noise, []);
    const kept = await page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0]);
      return (await cache.keys()).map(({ url }) => url);
    });
    const modules = kept.filter((url) => url.endsWith("/engine_bg.wasm"));
    assert.equal(modules.length, 1, "of the engine's two modules the one that runs here");
    assert.match(modules[0], /\/wide-/);

    // Another version on the server: it is fetched beside this one, and this one goes on.
    const worker = join(folder, "offline.js");
    writeFileSync(worker, readFileSync(worker, "utf8").replace('VERSION = "', 'VERSION = "next-'));
    writeFileSync(join(folder, "index.html"), readFileSync(join(folder, "index.html"), "utf8").replace("<html ", '<html data-version="next" '));
    await page.reload();
    await page.locator("#keep [role=status]", { hasText: "A new version is here" }).waitFor({ timeout: 60_000 });
    assert.equal(await page.locator("html[data-version]").count(), 0, "the page stays as it is");
    await page.locator("#keep").getByRole("button", { name: "Reload" }).click();
    await page.locator("html[data-version=next][data-start=done]").waitFor({ state: "attached", timeout: 60_000 });

    await site.close();
    isClosed = true;
    await context.setOffline(true);
    await page.goto(`${site.address}#/quotes`);
    await page.locator(".quote-card").first().waitFor();
    await go(page, "#/");
    const record = await page.evaluate(async () => {
      const engine = await globalThis.connectEngine();
      return engine.call("parse", JSON.stringify({ id: "zenda", text: "“Plums are in,” said Mira Castellan." }));
    });
    assert.equal(JSON.parse(record).attributions.length, 1);
    await press(page, "Remove it", "Removed from this device");
    assert.equal(await page.evaluate(async () => (await caches.keys()).length), 0);
    assert.deepEqual(noise, []);
    await context.close();
  } finally {
    if (!isClosed) await site.close();
    await rm(folder, { recursive: true });
  }
});
