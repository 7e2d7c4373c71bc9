// What the page makes and what the command makes of the same articles are the same bytes: one HTML file, a zip for any host.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { analyse, base, choose, PLUMS } from "./articles.mjs";
import { DIST, go, open } from "./browser.mjs";
import { FILE, programOf, publish, skip } from "./disk.mjs";
import { COMMAND, ROOT } from "./command.mjs";
import { browser } from "./fixtures.mjs";
import { serve } from "./server.mjs";
import { unzip } from "./zip.mjs";

const edition = (...args) => execFileSync(COMMAND, ["edition", "--shell", FILE, ...args], { encoding: "utf8", stdio: "pipe" });

for (const [what, input, note, bring] of [
  ["the bundled articles", join(ROOT, "corpus"), undefined, async () => {}],
  ["an article that was brought", "plums.txt", "", async (page, path) => {
    await go(page, base.hash);
    await choose(page, path);
    await page.getByLabel("Its name").fill("Plums of Zenda");
    await analyse(page);
  }],
]) {
  test(`page and command make the same of ${what}`, { skip: skip || base.skip, timeout: 240_000 }, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), "on-record-"));
    t.after(() => rm(folder, { recursive: true }));
    const path = input === "plums.txt" ? join(folder, input) : input;
    if (input === "plums.txt") writeFileSync(path, PLUMS);
    const site = await serve(DIST);
    t.after(() => site.close());
    const { page, noise, context } = await open(await browser(), site, { context: { acceptDownloads: true } });
    await bring(page, path);
    await go(page, "#/publish");
    const title = "Plums of Zenda & “more”";
    const args = [path, "--title", title, ...note === undefined ? [] : ["--note", note]];
    for (const [button, ending] of [["Make one HTML file", "html"], ["Make a zip for a web host", "zip"]]) {
      const made = await publish(page, folder, { title, button });
      const own = join(folder, `own.${ending}`);
      edition(...args, "--out", own);
      assert.ok(readFileSync(own).equals(readFileSync(made)), `${ending}: byte for byte`);
    }
    assert.deepEqual(noise, []);
    await context.close();

    // A folder holds what the archive holds; the page in it, the same program again.
    edition(...args, "--site", "--out", join(folder, "site"));
    const files = unzip(readFileSync(join(folder, "own.zip")));
    for (const [name, bytes] of files) assert.ok(readFileSync(join(folder, "site", name)).equals(bytes), name);
    const n_files = readdirSync(join(folder, "site"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
    assert.equal(n_files, files.length);
    assert.equal(programOf(join(folder, "site", "on-record.html")), programOf(FILE));
  });
}
