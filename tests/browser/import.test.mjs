// A teacher brings articles, step by step (J2 of docs/journeys.md as one walk is in bring.test.mjs). Everything is invented; what the engine finds in it is tested elsewhere.
import assert from "node:assert/strict";
import { SIZES } from "./browser.mjs";
import { assertAccessible } from "./accessible.mjs";
import { analyse, base, choose, drafts, file, LAKE, latin, make, paste, PLUMS, said } from "./articles.mjs";
import { walk } from "./fixtures.mjs";

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

walk("a text pasted while another is read waits for it, and both are analysed", base, async ({ page }) => {
  await page.evaluate(() => {
    const connect = globalThis.connectEngine;
    const wanted = new Promise((resolve) => { globalThis.letGo = resolve; });
    globalThis.connectEngine = async () => {
      const engine = await connect();
      return { ...engine, call: async (...asked) => { await wanted; return engine.call(...asked); } };
    };
  });
  const add = page.getByRole("button", { name: "Add this text" });
  await paste(page, PLUMS);
  assert.ok(await add.isDisabled(), "a second press does not add it twice");
  await paste(page, LAKE);
  await page.locator(".import__bar", { hasText: "Reading: 0 of 2" }).waitFor();
  await page.locator("#import-text").fill("The next one");
  await page.evaluate(() => globalThis.letGo());
  await said(page, "2 articles added.");
  assert.equal(await page.locator("#import-text").inputValue(), "The next one", "what was typed meanwhile stays");
  assert.ok(await add.isEnabled());
  await analyse(page);
  assert.equal(await page.locator(".article-card").count(), 2);
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

for (const size of Object.keys(SIZES)) {
  walk(`every state of adding articles is accessible, ${size}`, { ...base, size }, async ({ page, go }) => {
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

walk("where there are no workers the same is done in slices", base, async ({ page }) => {
  await page.evaluate(() => { delete globalThis.Worker; });
  await choose(page, file("plums.txt", PLUMS), file("lake.txt", LAKE));
  await analyse(page);
  assert.equal(page.workers().length, 0);
  assert.equal(await page.locator(".article-card").count(), 2);
});
