// J2 of ux.md: a teacher brings articles. Everything is invented; what the engine finds in it is tested elsewhere.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, SCHEMES, SIZES } from "./browser.mjs";
import { assertAccessible } from "./accessible.mjs";
import { walk } from "./fixtures.mjs";

const hasEngine = readFileSync(`${DIST}/index.html`, "utf8").includes('name="engine"');
const base = { hash: "#/import", skip: !hasEngine && "this site was built without the engine" };

const PLUMS = [
  "Home", "News", "Subscribe", "",
  "Freedonia lifts plum tariffs", "", "By Mira Kell | January 5, 2031", "",
  "Freedonia lifted its tariffs on plums on Monday, the trade ministry said after a week of talks with Ruritania.", "",
  "Photo: EPA", "",
  "“We are open for trade,” Otto Brandl, the trade minister, told reporters in Strelsau. “Nobody gains from closed ports.”", "",
  "Ruritanian growers criticized the decision, saying it came too late for the harvest.", "",
  "Read more: Ten ways to dry a plum",
].join("\n");

const LAKE = `Lake talks begin in Strelsau\n\nThe talks on the lake began on Tuesday, said Ilse Kàdár, who speaks for Ruritania.\n\n` +
  "Mira Castellan, the mayor, praised the plan. “The café quarter needs the lake,” Castellan said, and warned that it would not wait.\n";

const file = (name, text, mimeType = "text/plain") => ({ name, mimeType, buffer: Buffer.isBuffer(text) ? text : Buffer.from(text) });
const latin = (text) => Buffer.from(text.replace("“", "\x93").replace("”", "\x94"), "latin1");

/** Waits until nothing is read or analysed any more. */
const settled = (page) => page.waitForFunction(() => document.querySelector(".import__progress") === null);
const drafts = (page) => page.locator(".draft");
const said = (page, words) => page.locator(".import__said", { hasText: words }).waitFor();

async function paste(page, plain, html = "") {
  await page.locator("#import-text").evaluate((field, [plain, html]) => {
    field.focus();
    const data = new DataTransfer();
    data.setData("text/plain", plain);
    if (html) data.setData("text/html", html);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true }));
    field.value = plain;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, [plain, html]);
  await page.getByRole("button", { name: "Add this text" }).click();
}

async function choose(page, ...files) {
  await page.locator("#import-files").setInputFiles(files);
  await settled(page);
}

async function analyse(page) {
  await page.getByRole("button", { name: /^Analyse/ }).click();
  await page.locator('main[data-address="#/"]').waitFor({ timeout: 60_000 });
}

walk("a pasted article is previewed, corrected and opened as an edition", base, async ({ page, go }) => {
  await paste(page, PLUMS);
  await said(page, "Added: Freedonia lifts plum tariffs");
  assert.equal(await page.evaluate(() => document.activeElement.id), "import-text", "the next one can be pasted at once");
  const draft = drafts(page).first();
  assert.equal(await draft.getByLabel("Title").inputValue(), "Freedonia lifts plum tariffs");
  assert.equal(await draft.getByLabel("Byline").inputValue(), "Mira Kell");
  assert.equal(await draft.getByLabel("Date").inputValue(), "2031-01-05");
  assert.match(await draft.locator(".field", { hasText: "Date" }).locator(".field__basis").innerText(), /January 5, 2031/);
  assert.equal(await draft.locator(".field", { hasText: "Outlet" }).locator(".field__basis").innerText(), "not found");
  const line = (words) => draft.locator(".line", { hasText: words });
  assert.equal(await line("Photo: EPA").getAttribute("data-furniture"), "true");
  assert.equal(await line("growers criticized").getAttribute("data-furniture"), "false");

  await draft.getByLabel("Outlet").fill("The Ruritania Post");
  await draft.getByLabel("Date").fill("2031-01-07");
  await draft.getByLabel("Date").blur();
  await draft.locator(".field", { hasText: "Date" }).locator(".field__basis", { hasText: "entered by hand" }).waitFor();
  await line("Photo: EPA").getByRole("checkbox").check();
  await page.waitForFunction(() => [...document.querySelectorAll(".line")].find((line) => line.textContent.includes("EPA")).dataset.furniture === "false");
  await line("growers criticized").getByRole("checkbox").uncheck();

  await page.getByLabel("Its name").fill("Plums");
  await analyse(page);
  assert.equal(await page.locator("h1").innerText(), "Plums");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
  assert.match(await page.locator(".edition-line__title").innerText(), /Plums\s+your articles, kept on this device/);
  assert.match(await page.locator(".article-card").first().innerText(), /The Ruritania Post[\s\S]*7 January 2031/i);
  await go("#/quotes?kind=direct");
  assert.match(await page.locator(".quote-card").first().innerText(), /We are open for trade[\s\S]*Otto Brandl/);
  await go("#/import");
  assert.equal(await drafts(page).count(), 0, "what was analysed has left the desk");
  await page.getByRole("button", { name: "Close them" }).click();
  await page.waitForFunction(() => !document.querySelector(".edition-line__title").textContent.includes("Plums"));
});

walk("files of several kinds: accents right, the same article twice is left out", base, async ({ page }) => {
  const html = `<!doctype html><meta charset="utf-8"><title>Lake report</title><meta property="og:site_name" content="The Zenda Courier">
    <article><h1>Lake report</h1><p>The council of Zenda met on Wednesday and spoke for two hours about the lake, its banks and its boats.</p>
    <p>“No,” said Ada Lind, who chairs it. She added that the mayor had promised more than the town could pay for in years.</p></article>
    <script>document.title = "run"</script>`;
  await choose(page,
    file("lake.txt", latin(LAKE)), file("report.html", html, "text/html"),
    file("note.md", "# Boats of Zenda\n\nThe boats are old, Ada Lind said on Friday in Zenda.\n"), file("lake copy.txt", latin(LAKE)));
  assert.equal(await drafts(page).count(), 4);
  await drafts(page).first().locator("summary").click();
  await page.locator(".line", { hasText: "Ilse Kàdár" }).waitFor();
  assert.equal(await drafts(page).nth(1).getByLabel("Outlet").inputValue(), "The Zenda Courier");
  assert.match(await drafts(page).nth(1).locator(".field", { hasText: "Outlet" }).locator(".field__basis").innerText(), /og:site_name/);
  assert.equal(await page.title(), "Add articles · On Record", "nothing of a page is run");
  assert.match(await drafts(page).nth(3).locator(".draft__twin").innerText(), /The same file as/);
  await page.getByRole("button", { name: "Analyse 3 articles" }).waitFor();

  await choose(page, file("lake again.txt", `${LAKE}One more line, at the end.\n`));
  const twin = drafts(page).nth(4);
  assert.match(await twin.locator(".draft__twin").innerText(), /% of the shorter text[\s\S]*left out/);
  await twin.getByRole("button", { name: "Keep it" }).click();
  await page.getByRole("button", { name: "Analyse 4 articles" }).waitFor();
});

walk("another encoding can be chosen, and what was typed stays", base, async ({ page }) => {
  await choose(page, file("lake.txt", latin(LAKE)));
  const draft = drafts(page).first();
  await draft.getByLabel("Outlet").fill("The Lantern");
  await draft.getByLabel("Encoding").selectOption("windows-1251");
  await page.locator(".line", { hasText: "Ilse Kаdбr" }).waitFor();
  assert.equal(await draft.getByLabel("Outlet").inputValue(), "The Lantern");
  await draft.getByLabel("Encoding").selectOption("windows-1252");
  await page.locator(".line", { hasText: "Ilse Kàdár" }).waitFor();
});

walk("articles are added to the edition shown", base, async ({ page }) => {
  const title = await page.locator(".edition-line__title bdi").innerText();
  await choose(page, file("lake.txt", latin(LAKE)));
  await page.getByLabel(/^Together with/).check();
  await analyse(page);
  assert.equal(await page.locator("h1").innerText(), title);
  const n = await page.locator(".article-card").count();
  assert.equal(await page.locator(".article-card", { hasText: "Lake talks begin" }).count(), 1);
  assert.ok(n > 1);
});

walk("what cannot be used is named with a way on, and nothing is lost", base, async ({ page }) => {
  await choose(page,
    file("good.txt", PLUMS), file("empty.txt", ""), file("picture.txt", Buffer.from("\x89PNG\r\n\x1a\n\0\0", "latin1")),
    file("broken.docx", "PK\x03\x04 not really"), file("newer.onrecord", Buffer.from("OnR\x7f....", "latin1")),
    file("zeros.txt", Buffer.from("ab\0\0\x01cd", "latin1")));
  const reasons = await page.locator(".import__refused li").allInnerTexts();
  assert.equal(reasons.length, 5);
  for (const [at, expected] of [/^empty\.txt: the file is empty; choose/, /^picture\.txt: a picture \(PNG\); paste/, /^broken\.docx: .*;/,
    /^newer\.onrecord: an edition of format 127, which is newer than this program knows/, /^zeros\.txt: not text: a NUL byte at byte 2; /].entries()) {
    assert.match(reasons[at], expected);
  }
  assert.equal(await drafts(page).count(), 1);
  await page.getByRole("link", { name: "About" }).first().click();
  await page.locator('main[data-address="#/about"]').waitFor();
  await page.goBack();
  await drafts(page).first().waitFor();
  assert.equal(await page.locator(".import__refused li").count(), 5, "another view costs nothing");
});

walk("a hostile text is only text", { ...base, size: "phone" }, async ({ page, go }) => {
  const hostile = `Freedonia’s </script><script>alert(1)</script> \u202Ereversed\n\n<img src=x onerror=alert(2)> said Mira Castellan of Freedonia.\n\n` +
    `“A lone \uD800 surrogate and a \0 byte,” said Otto Brandl. ${"Plums are sold on the market of Strelsau every day. ".repeat(4000)}`;
  await paste(page, hostile, "<b>less</b>");
  await said(page, "Added:");
  assert.match(await drafts(page).first().locator(".draft__notes").innerText(), /could not be read[\s\S]*direction of writing[\s\S]*control character/);
  assert.equal(await page.locator(".line img, .line script").count(), 0);
  await analyse(page);
  await go("#/quotes");
  await page.locator(".quote-card").first().waitFor();
  assert.equal(await page.locator("main img, main script").count(), 0);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(sideways, 0);
});

const kept = (page, title) => page.locator(".shelf__edition", { hasText: title });
const isShown = (page, title) => page.locator(".edition-line__title bdi", { hasText: title }).waitFor();

/** Analyses what is on the desk under a name, and comes back. */
async function make(page, go, title) {
  await page.getByLabel("Its name").fill(title);
  await analyse(page);
  await go("#/import");
}

walk("editions are kept on the device: shown again, renamed, copied, deleted, erased", base, async ({ page, go, site }) => {
  await choose(page, file("plums.txt", PLUMS));
  await make(page, go, "Plums");
  await choose(page, file("lake.txt", LAKE));
  await make(page, go, "Lakes");
  assert.match(await kept(page, "Lakes").innerText(), /1 article, \d+ KB · kept .* · no copy downloaded yet[\s\S]*shown now/);

  await page.reload();
  await isShown(page, "Lakes");
  await page.locator('main[data-address="#/import"]').waitFor();
  await kept(page, "Plums").getByRole("button", { name: /^Open/ }).click();
  await isShown(page, "Plums");
  await page.locator('main[data-address="#/"]').waitFor();
  await go("#/import");

  await kept(page, "Plums").getByRole("button", { name: /^Rename/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "shelf-name");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Plums and trade");
  await page.keyboard.press("Enter");
  await isShown(page, "Plums and trade");

  const [copy] = await Promise.all([
    page.waitForEvent("download"),
    kept(page, "Plums and trade").getByRole("button", { name: /^Download/ }).click(),
  ]);
  assert.equal(copy.suggestedFilename(), "plums-and-trade.onrecord");
  await kept(page, "Plums and trade").locator(".shelf__about", { hasText: /copy downloaded \d/ }).waitFor();
  const bytes = readFileSync(await copy.path());

  await kept(page, "Plums and trade").getByRole("button", { name: /^Delete/ }).click();
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await kept(page, "Plums and trade").waitFor({ state: "detached" });
  await page.waitForFunction(() => !document.querySelector(".edition-line__own"));

  await choose(page, file("copy.onrecord", bytes));
  await page.getByRole("button", { name: "Open this edition" }).click();
  await isShown(page, "Plums and trade");
  assert.match(await page.locator(".edition-line").innerText(), /in this window only/);
  await go("#/import");
  await page.getByRole("button", { name: "Keep it here" }).click();
  await kept(page, "Plums and trade").waitFor();

  await page.getByRole("button", { name: "Erase everything on this device" }).click();
  await page.getByRole("button", { name: "Erase everything", exact: true }).click();
  await page.locator(".shelf").waitFor({ state: "detached" });
  const stored = await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]);
  assert.deepEqual(stored, [0, 0]);
  assert.ok(site.requests.every((path) => !path.includes("onrecord")));
});

/** Changes the first article of every edition that is kept. */
const tamper = (page, how) => page.evaluate((how) => new Promise((resolve, reject) => {
  const opening = indexedDB.open("on-record");
  opening.onerror = reject;
  opening.onsuccess = () => {
    const database = opening.result;
    const transaction = database.transaction("articles", "readwrite");
    const store = transaction.objectStore("articles");
    const reading = store.openCursor();
    reading.onsuccess = () => {
      const { key, value } = reading.result;
      if (how === "flip") value.packed[9] ^= 0x40;
      if (how === "older") value.layout = 0;
      if (how === "lose") { value.packed = null; value.text = null; }
      store.put(value, key);
    };
    transaction.oncomplete = () => { database.close(); resolve(); };
  };
}), how);

for (const [how, reason] of [
  ["flip", /1 of its articles cannot be read as they were kept; their texts are below/],
  ["older", /1 of its articles cannot be read as they were kept; their texts are below/],
  ["lose", /an article \(plums\.txt\) is damaged, and its text is lost/],
]) {
  walk(`a store that is damaged or of another version is reported, and what can be is saved (${how})`, base, async ({ page, go }) => {
    await choose(page, file("plums.txt", PLUMS), file("lake.txt", LAKE));
    await make(page, go, "Two");
    await tamper(page, how);
    await page.reload();
    await page.locator(".import__refused li", { hasText: reason }).waitFor();
    await isShown(page, "Two");
    await kept(page, "Two").waitFor();
    assert.match(await page.locator(".edition-line").innerText(), /in this window only/, "what is kept is not overwritten");
    assert.equal(await drafts(page).count(), how === "lose" ? 0 : 1);
    await go("#/articles");
    assert.equal(await page.locator(".article-row").count(), 1, "the other article is shown");
  });
}

walk("storage that is refused or full is said, and a copy is offered", base, async ({ page, go }) => {
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException("no room", "QuotaExceededError"); };
  });
  await choose(page, file("plums.txt", PLUMS));
  await make(page, go, "Plums");
  assert.match(await page.locator(".edition-line").innerText(), /in this window only/);
  assert.match(await page.locator(".import__refused").innerText(), /Plums: there is no more room on this device; download a copy/);
  const [copy] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download a copy" }).click()]);
  assert.equal(copy.suggestedFilename(), "plums.onrecord");
});

for (const size of Object.keys(SIZES)) {
  for (const scheme of SCHEMES) {
    walk(`every state of adding articles is accessible, ${size}, ${scheme}`, { ...base, size, scheme }, async ({ page, go }) => {
      await choose(page, file("plums.txt", PLUMS), file("lake.txt", latin(LAKE)), file("copy.txt", PLUMS), file("empty.txt", ""));
      await page.locator(".draft__text summary").first().click();
      await page.locator(".line").first().waitFor();
      await assertAccessible(page, "preview");
      await make(page, go, "Plums");
      await assertAccessible(page, "kept");
      await page.getByRole("button", { name: /^Rename/ }).click();
      await assertAccessible(page, "rename");
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("button", { name: "Erase everything on this device" }).click();
      await assertAccessible(page, "erase");
    });
  }
}

/** Invented articles, each another, as files of a folder. */
function invent(folder, n) {
  const actors = ["Mira Castellan", "Otto Brandl", "Ilse Kàdár", "Ada Lind", "Ulrich Sander"];
  return Array.from({ length: n }, (_, at) => {
    const paragraphs = Array.from({ length: 12 }, (_, row) => {
      const actor = actors[(at * 7 + row) % actors.length];
      return `“The lake belongs to town ${at * 31 + row},” ${actor} said on Monday in Zenda ${row}. The council of district ${at} praised plan ${row * at}.`;
    });
    const path = join(folder, `a${at}.txt`);
    writeFileSync(path, `Town ${at} asks for its lake\n\n${paragraphs.join("\n\n")}\n`);
    return path;
  });
}

const N_MANY = Number(process.env.ARTICLES ?? 200);

/** The longest that the page did not answer since the last call, in milliseconds. */
const longest = (page) => page.evaluate(() => Math.max(0, ...globalThis.longest.splice(0)));

walk(`${N_MANY} articles: the page answers all the time, and can be stopped`, base, async ({ page, t }) => {
  const folder = mkdtempSync(join(tmpdir(), "on-record-"));
  t.after(() => rmSync(folder, { recursive: true }));
  await page.evaluate(() => {
    globalThis.longest = [];
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.longest.push(Math.round(entry.duration)); }).observe({ type: "longtask" });
  });
  const progress = (words) => page.locator(".import__bar", { hasText: words }).waitFor({ timeout: 60_000 });
  await page.locator("#import-files").setInputFiles(invent(folder, N_MANY));
  await progress(/Reading files: [\d,]+ of/);
  await page.waitForFunction(() => document.querySelector(".import__progress") === null, null, { timeout: 120_000 });
  const reading = await longest(page);
  await page.getByRole("button", { name: /^Analyse/ }).click();
  await progress(/Analysing: [\d,]+ of [\d,]+ articles done, about \d+ (s|min) left/);
  await page.getByRole("button", { name: "Stop" }).click();
  await said(page, "Stopped");
  assert.equal(await drafts(page).first().getByLabel("Title").isEnabled(), true, "the articles are still there");
  await longest(page);
  await page.getByRole("button", { name: /^Analyse/ }).click();
  await progress(/Analysing: [\d,]+ of [\d,]+ articles done/);
  const start = await longest(page);
  await page.locator('main[data-address="#/"]').waitFor({ timeout: 240_000 });
  t.diagnostic(`longest tasks: reading ${reading} ms, start of the analysis ${start} ms, analysis to overview ${await longest(page)} ms`);
});

walk("where there are no workers the same is done in slices", base, async ({ page }) => {
  await page.evaluate(() => { delete globalThis.Worker; });
  await choose(page, file("plums.txt", PLUMS), file("lake.txt", LAKE));
  await analyse(page);
  assert.equal(page.workers().length, 0);
  assert.equal(await page.locator(".article-card").count(), 2);
});
