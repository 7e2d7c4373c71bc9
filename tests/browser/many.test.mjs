// Many articles at once: the page answers all the time, says how long it takes, and can be stopped.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { base, drafts, invent, said } from "./articles.mjs";
import { walk } from "./fixtures.mjs";

/** ARTICLES=1000 holds the page to its budget: nothing may keep it from answering for longer than a tenth of a second. */
const N_MANY = Number(process.env.ARTICLES ?? 200);
/** On a machine that other work shares everything takes several times as long; a page that waits for all articles takes seconds even so. */
const LONGEST = process.env.ARTICLES === undefined ? 700 : 100;

/** The longest that the page did not answer since the last call, in milliseconds. */
const longest = (page) => page.evaluate(() => Math.max(0, ...globalThis.longest.splice(0)));

walk(`${N_MANY} articles: the page answers all the time, and can be stopped`, base, async ({ page, t }) => {
  const folder = mkdtempSync(join(tmpdir(), "on-record-"));
  t.after(() => rmSync(folder, { recursive: true }));
  await page.evaluate((pause) => {
    globalThis.longest = [];
    // The first analysis would take a minute, so that it can be stopped however slow the driver is.
    const connect = globalThis.connectEngine;
    globalThis.connectEngine = async () => {
      const engine = await connect();
      globalThis.connectEngine = connect;
      const call = async (...asked) => {
        if (asked[0] === "add") await new Promise((resolve) => { setTimeout(resolve, pause); });
        return engine.call(...asked);
      };
      return { ...engine, call };
    };
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.longest.push(Math.round(entry.duration)); }).observe({ type: "longtask" });
  }, 60_000 / N_MANY);
  const progress = (words) => page.locator(".import__bar", { hasText: words }).waitFor({ timeout: 60_000 });
  await page.locator("#import-files").setInputFiles(invent(folder, N_MANY));
  // How long the driver takes to put so many files into the field is not the page's doing.
  await longest(page);
  await progress(/Reading: [\d,]+ of/);
  const begin = performance.now();
  await page.waitForFunction(() => document.querySelector(".import__progress") === null, null, { timeout: 240_000 });
  const read = performance.now();
  const reading = await longest(page);
  await page.getByRole("button", { name: /^Analyse/ }).click();
  await progress(/Analysing: [\d,]+ of [\d,]+ articles done, about \d+ (s|min) left/);
  await page.getByRole("button", { name: "Stop" }).click();
  await said(page, "Stopped");
  assert.equal(await drafts(page).first().getByLabel("Title").isEnabled(), true, "the articles are still there");
  await longest(page);
  await page.getByRole("button", { name: /^Analyse/ }).click();
  const pressed = performance.now();
  await progress(/Analysing: [\d,]+ of [\d,]+ articles done/);
  const start = await longest(page);
  await page.locator('main[data-address="#/"]').waitFor({ timeout: 240_000 });
  const shown = performance.now();
  const rest = await longest(page);
  const seconds = (from, to) => ((to - from) / 1000).toFixed(1);
  t.diagnostic(`read in ${seconds(begin, read)} s, analysed and shown in ${seconds(pressed, shown)} s`);
  t.diagnostic(`longest tasks: reading ${reading} ms, start of the analysis ${start} ms, analysis to overview ${rest} ms`);
  for (const [what, found] of Object.entries({ reading, start, rest })) assert.ok(found <= LONGEST, `${what}: ${found} ms`);
});
