// J2 of ux.md: a teacher brings articles. Everything is invented; what the engine finds in it is tested elsewhere.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DIST } from "./browser.mjs";
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
  assert.match(await page.locator(".edition-line__title").innerText(), /Plums\s+your articles/);
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
