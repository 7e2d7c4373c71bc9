// J2 and J3 of docs/journeys.md to the letter. A teacher pastes, drops and chooses articles, corrects what was understood, has them
// analysed, merges, splits and renames actors, and makes her edition; a student opens it from a disk in a filtered network.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { analyse, base, choose, drafts, drop, file, isShown, kept, LAKE, latin, paste, PLUMS, said } from "./articles.mjs";
import { FILE, openFile, programOf, publish, requests, skip } from "./disk.mjs";
import { walk } from "./fixtures.mjs";

const DOCUMENT = readFileSync(fileURLToPath(new URL("../import/lantern.docx", import.meta.url)));
const PAGE = `<!doctype html><meta charset="utf-8"><title>Lake report</title><meta property="og:site_name" content="The Zenda Courier">
  <article><h1>Lake report</h1><p>The council of Zenda met on Wednesday and spoke for two hours about the lake, its banks and its boats.</p>
  <p>“No,” said Otto Brandl, who chairs it. He added that the mayor had promised more than the town could pay for in years.</p></article>
  <script>document.title = "run"</script>`;
const NOTE = "# Boats of Zenda\n\nThe boats are old, Ada Lind said on Friday in Zenda.\n";
/** Markup that is only words, and more of them than any article has. */
const HOSTILE = "Freedonia’s </script><script>alert(1)</script> plums\n\n<img src=x onerror=alert(2)> said Mira Castellan of Freedonia.\n\n" +
  `“Nothing of this runs,” said Otto Brandl. ${"Plums are sold on the market of Strelsau every day. ".repeat(4000)}`;

const line = (draft, words) => draft.locator(".line", { hasText: words });
const basis = (draft, label) => draft.locator(".field", { hasText: label }).locator(".field__basis");
/** Names in the list of actors with what is counted of them. */
const actors = async (page, go) => {
  await go("#/actors");
  return page.$$eval(".actor-table__row", (rows) => rows.map((row) => row.innerText.replace(/\s+/g, " ")));
};

async function checkPasted(page) {
  const draft = drafts(page).first();
  assert.equal(await draft.getByLabel("Title").inputValue(), "Freedonia lifts plum tariffs");
  assert.equal(await draft.getByLabel("Byline").inputValue(), "Mira Kell");
  assert.equal(await draft.getByLabel("Date").inputValue(), "2031-01-05");
  assert.match(await basis(draft, "Date").innerText(), /January 5, 2031/);
  assert.equal(await basis(draft, "Outlet").innerText(), "not found");
  for (const words of ["Subscribe", "Photo: EPA", "Read more"]) {
    assert.equal(await line(draft, words).getAttribute("data-furniture"), "true", `${words} is greyed, and there`);
  }
  await draft.getByLabel("Date").fill("2031-01-07");
  await draft.getByLabel("Date").blur();
  await basis(draft, "Date").filter({ hasText: "entered by hand" }).waitFor();
  await line(draft, "Photo: EPA").getByRole("checkbox").check();
  await page.waitForFunction(() => [...document.querySelectorAll(".line")].find((line) => line.textContent.includes("EPA")).dataset.furniture === "false");
}

async function checkFiles(page) {
  await drop(page, file("report.html", PAGE), file("lantern.docx", DOCUMENT));
  await drop(page, file("lake.txt", latin(LAKE)));
  await choose(page, file("note.md", NOTE), file("lake once more.txt", latin(LAKE)));
  assert.equal(await drafts(page).count(), 6);
  assert.equal(await drafts(page).nth(1).getByLabel("Outlet").inputValue(), "The Zenda Courier");
  for (const [at, words] of [[2, "Ilse Kàdár"], [3, "Ilse Kàdár"], [3, "“The café quarter needs the lake,”"]]) {
    if (await drafts(page).nth(at).locator(".line").count() === 0) await drafts(page).nth(at).locator("summary").click();
    await line(drafts(page).nth(at), words).first().waitFor();
  }
  assert.match(await drafts(page).nth(3).locator(".draft__about").innerText(), /windows-1252/);
  assert.match(await drafts(page).nth(5).locator(".draft__twin").innerText(), /The same file as/);
  await drop(page, file("long.txt", HOSTILE));
  await page.getByRole("button", { name: "Analyse 6 articles" }).waitFor();
  assert.equal(await page.title(), "Add articles · On Record", "nothing of a page is run");
}

/** Merges one actor into another, splits it off again, renames it; each is undone and what was before is back. */
async function checkActors(page, go) {
  const before = await actors(page, go);
  const changes = [
    ["merge", async () => { await page.fill("#cleanup-same", "Ada Lind"); await page.press("#cleanup-same", "Enter"); }, (rows) => rows.length === before.length - 1],
    ["split", async () => {
      await page.check(".cleanup__parts:nth-of-type(2) input >> nth=0");
      await page.fill("#cleanup-other", "The Other One");
      await page.press("#cleanup-other", "Enter");
    }, (rows) => rows.some((row) => row.startsWith("The Other One"))],
    ["rename", async () => { await page.fill("#cleanup-name", "Otto the Younger"); await page.press("#cleanup-name", "Enter"); }, (rows) => rows.some((row) => row.startsWith("Otto the Younger"))],
  ];
  for (const [what, change, holds] of changes) {
    await go("#/actor/otto-brandl");
    await page.click(".cleanup__summary");
    await change();
    await page.waitForSelector(".cleanup__change");
    const href = await page.locator("main").getAttribute("data-address");
    assert.ok(holds(await actors(page, go)), what);
    await go(href);
    await page.click("[data-step=undo]");
    await page.waitForSelector("[data-step=redo]");
    assert.deepEqual(await actors(page, go), before, `${what} is undone`);
  }
  await go("#/actor/otto-brandl");
  await page.click(".cleanup__summary");
  await changes[2][1]();
  await page.waitForSelector(".cleanup__change");
}

walk("J2: a teacher’s articles become an edition that opens elsewhere", { ...base, context: { acceptDownloads: true } }, async ({ page, go, t }) => {
  const folder = mkdtempSync(join(tmpdir(), "on-record-"));
  t.after(() => rmSync(folder, { recursive: true }));
  await paste(page, PLUMS);
  await said(page, "Added: Freedonia lifts plum tariffs");
  await checkPasted(page);
  await checkFiles(page);
  await page.getByLabel("Its name").fill("Plums and lakes");
  await analyse(page);
  await isShown(page, "Plums and lakes");
  assert.equal(await page.locator(".article-card").count(), 6);
  await checkActors(page, go);
  await go("#/publish");
  const path = await publish(page, folder, { title: "Plums, for class 10b" }, (words, name, path) => {
    assert.equal(name, "plums-for-class-10b.html");
    assert.ok(words.startsWith(`${name}, ${Math.ceil(statSync(path).size / 1000).toLocaleString("en")} KB. It holds the full text of 6 articles.`), words);
  });
  await go("#/import");
  await kept(page, "Plums and lakes").locator(".shelf__about", { hasText: /copy downloaded \d/ }).waitFor();

  const opened = await openFile(path);
  await isShown(opened.page, "Plums, for class 10b");
  assert.equal(await opened.page.locator(".article-card").count(), 6);
  assert.ok((await actors(opened.page, opened.go)).some((row) => row.startsWith("Otto the Younger")), "the corrections are in it");
  await opened.go("#/articles");
  await opened.page.locator(".article-row__title a", { hasText: "Freedonia’s" }).click();
  await opened.page.waitForFunction(() => document.querySelector("main").textContent.includes("onerror=alert(2)"));
  assert.ok((await opened.page.locator("main").textContent()).length > 200_000, "all of it is there");
  assert.equal(await opened.page.locator("main img, main script").count(), 0);
  await opened.go("#/import");
  await choose(opened.page, file("note.txt", "The harbour of Zenda opens on Friday, Mira Castellan said. “It was time,” she added.\n"));
  await opened.page.getByLabel(/^Together with/).check();
  await analyse(opened.page);
  assert.equal(await opened.page.locator(".article-card").count(), 7, "and more can be brought there");
  assert.ok((await actors(opened.page, opened.go)).some((row) => row.startsWith("Otto the Younger")), "corrections hold when more is parsed");
  assert.equal(await requests(opened.page), "0 requests since opening");
  assert.equal(programOf(path), programOf(FILE), "byte for byte the same program");
  assert.deepEqual(opened.noise, []);
  await opened.context.close();
});

const chromebook = { permissions: ["clipboard-read", "clipboard-write"] };

test("J3: a student opens the file in a filtered network and compares", { skip, timeout: 240_000 }, async () => {
  const { page, noise, context } = await openFile(FILE, { context: chromebook });
  const arrived = (start) => page.waitForFunction((start) => document.querySelector("main")?.dataset.address?.startsWith(start), start);
  try {
    await page.getByRole("link", { name: "Compare", exact: true }).click();
    await arrived("#/compare");
    const most = page.locator("tr", { has: page.locator("th", { hasText: "Without a name" }) }).first().locator('td:has([data-most="true"])');
    assert.equal(await most.count(), 1, "one outlet lets unnamed sources speak most");
    const n = await most.locator("a[data-count]").getAttribute("data-count");
    await most.locator("a[data-count]").click();
    await arrived("#/quotes");
    assert.equal(await page.locator("[data-total]").first().getAttribute("data-total"), n);
    const receipts = new Set();
    for (const at of [0, 1]) {
      const card = page.locator(".quote-card").nth(at);
      await card.getByRole("link", { name: "Context, reasons, receipt" }).click();
      await page.waitForFunction((at) => document.querySelectorAll(".quote-card")[at]?.dataset.open === "true", at);
      await card.getByRole("button", { name: "Copy receipt" }).click();
      await card.getByText("Copied.").waitFor();
      receipts.add(await page.evaluate(() => navigator.clipboard.readText()));
    }
    assert.equal(receipts.size, 2);
    const seen = () => page.evaluate(() => [location.hash, document.querySelector(".quote-card[data-open=true]").innerText.replace("Copied.", "")]);
    const isOpen = page.locator(".quote-card[data-open=true] .receipt");
    const before = await seen();
    await page.reload();
    await isOpen.waitFor();
    assert.deepEqual(await seen(), before, "reload keeps the place");
    await page.goBack();
    await page.waitForFunction((hash) => location.hash !== hash, before[0]);
    await page.goForward();
    await isOpen.waitFor();
    assert.equal((await seen())[0], before[0], "back and forward too");
    assert.equal(await requests(page), "0 requests since opening");
    assert.deepEqual(noise, []);
  } finally {
    await context.close();
  }
});
