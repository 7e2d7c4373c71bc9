// Editions on the device: kept, shown again, renamed, copied, deleted, erased; what a damaged, refused or full store loses.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { base, choose, drafts, file, isShown, kept, LAKE, make, PLUMS } from "./articles.mjs";
import { walk } from "./fixtures.mjs";

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
  for (const view of ["#/quotes", "#/import"]) {
    await go(view);
    const button = page.getByRole("button", { name: "Download a copy" }).first();
    const [copy] = await Promise.all([page.waitForEvent("download"), button.click()]);
    assert.equal(copy.suggestedFilename(), "plums.onrecord");
  }
});

walk("what people decided outlives the layout of the store", base, async ({ page, go }) => {
  await choose(page, file("plums.txt", PLUMS));
  await drafts(page).first().getByLabel("Outlet").fill("The Strelsau Lantern");
  await make(page, go, "Plums");
  await go("#/actor/otto-brandl");
  await page.click(".cleanup__summary");
  await page.fill("#cleanup-name", "Otto the Younger");
  await page.press("#cleanup-name", "Enter");
  await page.waitForSelector(".cleanup__change");
  await go("#/import");
  await tamper(page, "older");
  await page.reload();
  await page.locator(".import__refused li").waitFor();
  assert.equal(await drafts(page).first().getByLabel("Outlet").inputValue(), "The Strelsau Lantern");
  assert.ok(await page.getByLabel(/^Together with/).isChecked(), "they go back to where they were");
  await make(page, go, "Plums again");
  await isShown(page, "Plums again");
  await go("#/actors");
  await page.locator(".actor-table__row", { hasText: "Otto the Younger" }).waitFor();
});

walk("a store of a newer version is left alone, and said", base, async ({ page, go }) => {
  await choose(page, file("plums.txt", PLUMS));
  await make(page, go, "Plums");
  await page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open("on-record", 99);
    opening.onupgradeneeded = () => {};
    opening.onsuccess = () => { opening.result.close(); resolve(); };
    opening.onerror = reject;
  }));
  await page.reload();
  await page.getByText(/written by a newer On Record; reload the page, or open it with that version/).first().waitFor();
  assert.equal(await page.locator(".edition-line__own").count(), 0, "the bundled edition is shown");
});

walk("a page in one file is a copy of an edition too", { ...base, context: { acceptDownloads: true } }, async ({ page, go }) => {
  await choose(page, file("plums.txt", PLUMS));
  await make(page, go, "Plums");
  assert.match(await kept(page, "Plums").innerText(), /no copy downloaded yet/);
  await go("#/publish");
  await page.getByRole("button", { name: "Make one HTML file" }).click();
  await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save it" }).click()]);
  await go("#/import");
  await kept(page, "Plums").locator(".shelf__about", { hasText: /copy downloaded \d/ }).waitFor();
});
