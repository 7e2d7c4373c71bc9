// Bad input, item by item: each is named with its place and a way on, and nothing that was there before is lost.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { analyse, base, choose, drafts, file, paste, PLUMS, said, settled } from "./articles.mjs";
import { walk } from "./fixtures.mjs";
import { zip } from "./zip.mjs";

const fixture = (name) => readFileSync(fileURLToPath(new URL(`../import/${name}`, import.meta.url)));
const GOOD = Buffer.from("The harbour opens on Friday, Mira Castellan of Freedonia said. “It was time,” she added.\n");
const bomb = zip([["a.txt", Buffer.alloc(16 << 20, " ")]]);
const nested = zip([["3.zip", zip([["2.zip", zip([["a.txt", GOOD]])]])]]);

/** File, its bytes, what is said of it. */
const REFUSED = [
  ["empty.txt", "", /^empty\.txt: the file is empty; choose the file that holds the article\.$/],
  ["picture.txt", Buffer.from("\x89PNG\r\n\x1a\n\0\0", "latin1"), /^picture\.txt: a picture \(PNG\); paste the text/],
  ["program.exe", Buffer.from("\x07\0\x01\x02\xff\xfe\x80", "latin1"), /^program\.exe: not text: a control character at byte 0; save the article as/],
  ["zeros.txt", Buffer.from("ab\0\0\x01cd", "latin1"), /^zeros\.txt: not text: a NUL byte at byte 2; save the article as/],
  ["bomb.zip", bomb, /^bomb\.zip: a\.txt: it would unpack to more than 200 times its size, as no article does/],
  ["1.zip", nested, /^1\.zip: 3\.zip\/2\.zip: an archive inside an archive inside an archive; unpack it and choose the inner one/],
  ["cut.zip", nested.subarray(0, nested.length - 40), /^cut\.zip: damaged: the archive has no table of contents; .*; download or copy it again/],
  ["broken.docx", "PK\x03\x04 not really", /^broken\.docx: damaged: the archive has no table of contents/],
  ["torn.docx", zip([["word/document.xml", Buffer.from("<w:document><w:p><w:t>Mira")]]), /^torn\.docx: damaged: word\/document\.xml is broken at byte 26 \(it ends too early\); open the document/],
  ["locked.pdf", fixture("locked.pdf"), /^locked\.pdf: the PDF is protected by a password; open it, print it to a new PDF/],
  ["scan.pdf", fixture("scan.pdf"), /^scan\.pdf: the PDF has no text layer: its 2 pages are pictures, such as scans; run a text recognition/],
  ["newer.onrecord", Buffer.from("OnR\x7f....", "latin1"), /^newer\.onrecord: an edition of format 127, which is newer than this program knows \(\d+\); open it with a newer On Record/],
];

for (const [name, bytes, expected] of REFUSED) {
  walk(`bad input is named with a way on, and the rest is there: ${name}`, base, async ({ page }) => {
    await choose(page, file("good.txt", GOOD));
    await drafts(page).first().getByLabel("Outlet").fill("The Lantern");
    await choose(page, file(name, bytes), file("plums.txt", PLUMS));
    const reasons = await page.locator(".import__refused li").allInnerTexts();
    assert.equal(reasons.length, 1);
    assert.match(reasons[0], expected);
    await said(page, "1 article added. 1 file could not be used; the reasons are listed.");
    assert.equal(await drafts(page).count(), 2);
    assert.equal(await drafts(page).first().getByLabel("Outlet").inputValue(), "The Lantern", "what was typed stays");
    await page.getByRole("link", { name: "About" }).first().click();
    await page.locator('main[data-address="#/about"]').waitFor();
    await page.goBack();
    await drafts(page).nth(1).waitFor();
    assert.equal(await page.locator(".import__refused li").count(), 1, "another view costs nothing");
    await page.getByRole("button", { name: "Clear this list" }).click();
    await page.locator(".import__refused").waitFor({ state: "detached" });
    assert.equal(await drafts(page).count(), 2);
  });
}

walk("a text of 50 MB is refused before it is read", base, async ({ page, t }) => {
  const folder = mkdtempSync(join(tmpdir(), "on-record-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, "long.txt");
  writeFileSync(path, Buffer.alloc(50 << 20, "plums "));
  await choose(page, file("good.txt", GOOD));
  await page.locator("#import-files").setInputFiles(path);
  await settled(page);
  assert.match(await page.locator(".import__refused li").innerText(), /^long\.txt: larger than the limit of 32 MiB for one file; split it\.$/);
  assert.equal(await drafts(page).count(), 1);
});

walk("a page of 100,000 elements is read", base, async ({ page }) => {
  const deep = `${"<div>".repeat(100_000)}<p>Mira Castellan of Freedonia spoke for an hour. “No,” she said.</p>`;
  await choose(page, file("deep.html", deep), file("wide.html", `<p>Mira Castellan spoke of plums for an hour.</p>${"<b>x</b> ".repeat(100_000)}`));
  assert.equal(await drafts(page).count(), 2);
  assert.equal(await page.locator(".import__refused li").count(), 0);
});

walk("a text that is not English is kept to be read, and what the engine cannot do is said", base, async ({ page, go }) => {
  const french = "La première ministre de Freedonia a dit mardi que le traité est mort et qu’il ne sera pas signé par elle.\n\n« Les ports sont fermés », a dit le ministre dans une lettre qui est parue à Strelsau.\n";
  await choose(page, file("traité.txt", french));
  assert.match(await drafts(page).first().locator(".draft__notes").innerText(), /seems to be in French: it can be read and searched, but quotations, speakers and positions are found in English only/);
  await analyse(page);
  await go("#/articles");
  await page.locator(".article-row__title a").first().click();
  await page.waitForFunction(() => document.querySelector("main").textContent.includes("Les ports sont fermés"));
});

walk("files of an archive that are no articles are named, with the reason", base, async ({ page }) => {
  await choose(page, file("class.zip", zip([["a.txt", GOOD], ["page_files/x.css", Buffer.from("p{}")], ["__MACOSX/._a.txt", Buffer.from("\0\0")], ["empty.txt", Buffer.from("")]])));
  await said(page, "1 article added. 1 file could not be used; the reasons are listed. 2 files passed over; they are listed.");
  assert.match(await page.locator(".import__refused li").innerText(), /^class\.zip: empty\.txt: the file is empty/);
  const passed = page.locator(".import__passed");
  await passed.locator("summary").click();
  const lines = await passed.locator("li").allInnerTexts();
  assert.match(lines[0], /^class\.zip: page_files\/x\.css: styles, scripts and pictures/);
  assert.match(lines[1], /^class\.zip: __MACOSX\/\._a\.txt: put there by a computer’s system/);
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
