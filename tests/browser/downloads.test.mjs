// What is downloaded is what is shown: as many rows, in the same order, with accents and line breaks whole, and nothing
// that a spreadsheet would calculate. J5 of docs/journeys.md, and every form of every part.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { walk } from "./fixtures.mjs";

const total = (page) => page.locator("[data-total]").first().getAttribute("data-total").then(Number);

/** Presses a button of a group of downloads and reads the file. */
async function download(page, what, form) {
  const group = page.getByRole("group", { name: `Download ${what}` });
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    group.getByRole("button", { name: `${form} of ${what}`, exact: true }).click(),
  ]);
  await group.getByText(`Saved as ${file.suggestedFilename()}.`).waitFor();
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Rows of fields, as RFC 4180 has them. */
function parse(csv) {
  assert.ok(csv.startsWith("\ufeff"), "a byte order mark tells spreadsheets the encoding");
  const rows = [];
  let row = [""];
  let quoted = false;
  for (let at = 1; at < csv.length; at += 1) {
    const character = csv[at];
    if (quoted && character === '"' && csv[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; }
    else if (character === '"') quoted = !quoted;
    else if (character === "," && !quoted) row.push("");
    else if (character === "\r" && !quoted && csv[at + 1] === "\n") { rows.push(row); row = [""]; at += 1; }
    else row[row.length - 1] += character;
  }
  assert.deepEqual(row, [""], "the last line is closed");
  return rows;
}

/** The CSV as objects; every row as long as its head, no cell that a spreadsheet would calculate. */
function records(bytes) {
  const [head, ...rows] = parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  for (const header of head) assert.match(header, /^[a-z][a-z0-9_]*$/);
  return rows.map((row) => {
    assert.equal(row.length, head.length);
    for (const cell of row) assert.doesNotMatch(cell, /^[=+\-@\t\r\n＝＋－＠]/);
    return Object.fromEntries(head.map((header, at) => [header, row[at]]));
  });
}

/** A cell of the CSV as the JSON has it. */
const flat = (value) => (value === null ? "" : Array.isArray(value) ? value.join("; ") : String(value)).replace(/^(?=[=+\-@])/, "'");

walk("a researcher takes along what Carney holds of the United States", {}, async ({ page, go }) => {
  await go("#/stances?holder=mark-carney&target=united-states");
  const n = await total(page);
  assert.ok(n > 0, "there are such stances");
  const shown = await page.locator(".stance-item").evaluateAll((items) => items.map((item) => item.dataset.entry));
  assert.equal(shown.length, n);

  const csv = await download(page, "this list", "CSV");
  assert.equal(csv.name, "on-record-stances.csv");
  const rows = records(csv.bytes);
  assert.deepEqual(rows.map((row) => row.stance_id), shown);
  assert.ok(rows.every((row) => row.holder_id === "mark-carney" && row.target_id === "united-states"));

  const json = JSON.parse((await download(page, "this list", "JSON")).bytes);
  assert.deepEqual(json.rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, flat(value)]))), rows);
  assert.ok(json.source.includes(await page.evaluate(() => location.hash)), "the file says which view it is");

  const notes = JSON.parse((await download(page, "this list", "Web annotations")).bytes);
  assert.equal(notes["@context"][0], "http://www.w3.org/ns/anno.jsonld");
  assert.equal(notes.items.length, n);
  for (const item of notes.items) {
    assert.equal(item.type, "Annotation");
    for (const target of item.target) assert.match(target.source.id, /^nih:sha-256;[0-9a-f]{64}$/);
  }

  // The picture of the same filter.
  const cells = records((await download(page, "this matrix", "CSV")).bytes);
  const sum = cells.reduce((sum, row) => sum + Number(row.supportive) + Number(row.critical) + Number(row.ambivalent), 0);
  assert.equal(sum, n);
});

walk("every list is downloaded row by row as it stands", {}, async ({ page, go }) => {
  const lists = [
    ["#/quotes?kind=direct&sort=length", ".quote-card", "quote_id"],
    ["#/stances?sort=confidence", ".stance-item", "stance_id"],
  ];
  for (const [address, item, id] of lists) {
    await go(address);
    const n = await total(page);
    const rows = records((await download(page, "this list", "CSV")).bytes);
    assert.equal(rows.length, n, address);
    const shown = await page.locator(item).evaluateAll((items) => items.map((item) => item.dataset.entry));
    const first = rows.findIndex((row) => row[id] === shown[0]);
    assert.deepEqual(rows.slice(first, first + shown.length).map((row) => row[id]), shown, address);
  }
  for (const address of ["#/actors", "#/articles", "#/mentions?about=china"]) {
    await go(address);
    assert.equal(records((await download(page, "this list", "CSV")).bytes).length, await total(page), address);
  }
  await go("#/articles");
  await page.locator(".article-row__title a").first().click();
  await page.locator(".xray").waitFor();
  assert.equal(records((await download(page, "this list", "CSV")).bytes).length, await page.locator(".margin-list__item").count());
});

walk("the comparison is downloaded as it is shown, and drawn", {}, async ({ page, go }) => {
  for (const address of ["#/", "#/?whole=heard", "#/?outlet=washington-post"]) {
    await go(address);
    const rows = records((await download(page, "this comparison", "CSV")).bytes);
    const cells = page.locator(".heard-grid__cell:not([data-absent])");
    assert.equal(rows.length, await cells.count(), address);
    const shown = await cells.locator("a[data-count]").evaluateAll((links) => links.reduce((sum, link) => sum + Number(link.dataset.count), 0));
    const told = rows.reduce((sum, row) => sum + Number(row.quoted) + Number(row.reported) + Number(row.named), 0);
    assert.equal(told, shown, address);
  }
  await go("#/");
  for (const [what, selector] of [["this comparison", ".heard-grid__actor a"], ["this matrix", ".matrix__holder"]]) {
    const svg = new TextDecoder().decode((await download(page, what, "SVG")).bytes);
    const drawing = await page.evaluate((svg) => {
      const document = new DOMParser().parseFromString(svg, "image/svg+xml");
      return { error: document.querySelector("parsererror")?.textContent, title: document.querySelector("title")?.textContent, words: document.documentElement.textContent };
    }, svg);
    assert.equal(drawing.error, undefined);
    assert.ok(drawing.title.length > 0);
    assert.ok(drawing.words.includes("On Record: "), "the picture says where it comes from");
    for (const name of await page.locator(selector).allInnerTexts()) {
      assert.ok(drawing.words.includes(name.slice(0, 12)), `${name} is drawn`);
    }
    const png = await download(page, what, "PNG");
    assert.equal(png.bytes.subarray(1, 4).toString("latin1"), "PNG");
    const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
    const [, w, h] = svg.match(/viewBox="0 0 (\d+) (\d+)"/);
    assert.deepEqual([width, height], [2 * Number(w), 2 * Number(h)]);
  }
});

/** The picture of a group of downloads; it stands alone, names its source, and as points is twice as large. */
async function drawn(page, group) {
  const make = async (form) => {
    const [file] = await Promise.all([page.waitForEvent("download"), group.getByRole("button", { name: new RegExp(`^${form} of`) }).click()]);
    return readFile(await file.path());
  };
  const svg = new TextDecoder().decode(await make("SVG"));
  const { error, texts } = await page.evaluate((svg) => {
    const document = new DOMParser().parseFromString(svg, "image/svg+xml");
    return {
      error: document.querySelector("parsererror")?.textContent ?? null,
      texts: [...document.querySelectorAll("title, text")].map((text) => text.textContent),
    };
  }, svg);
  assert.equal(error, null);
  assert.ok(texts.some((text) => text.startsWith("On Record: ")), "the picture says where it comes from");
  const png = await make("PNG");
  const [, width, height] = svg.match(/viewBox="0 0 (\d+) (\d+)"/);
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [2 * Number(width), 2 * Number(height)]);
  return texts;
}

walk("sections of a comparison are drawn with the rows that they show", {}, async ({ page, go }) => {
  await go("#/compare");
  const outlets = await page.locator("section:has(#compare-voices) .heard-grid__outlet").allInnerTexts();
  for (const section of ["voices", "naming", "verbs", "issues", "figures"]) {
    const part = page.locator(`section:has(#compare-${section})`);
    const texts = (await drawn(page, part.getByRole("group", { name: /^Download/ }))).join(" ");
    for (const outlet of outlets) assert.ok(texts.includes(outlet.split(" ")[0]), `${outlet} in ${section}`);
    const heads = await part.locator("table").first().locator("tbody th").evaluateAll((found) =>
      found.map((head) => (head.querySelector("a, .compare__head") ?? head).textContent.trim().split(/\s+/)[0]));
    assert.ok(heads.length > 0);
    for (const head of heads) assert.ok(texts.includes(head), `${head} in ${section}`);
    for (const n of await part.locator("table [data-count]").evaluateAll((links) => links.map((link) => link.dataset.count))) {
      if (section !== "figures") assert.match(texts, new RegExp(`\\b${n}\\b`), section);
    }
  }
});

walk("the timeline is drawn with a lane for each article", {}, async ({ page, go }) => {
  await go("#/timeline");
  const texts = await drawn(page, page.getByRole("group", { name: "Download this timeline" }));
  const lanes = await page.locator(".timeline__outlet").allTextContents();
  for (const lane of lanes) assert.ok(texts.includes(lane), lane);
  const years = await page.locator(".timeline__tick .timeline__year").allTextContents();
  assert.ok(years.length > 0 && years.every((year) => /^ \d{4}$/.test(year)), `days say their year: ${years}`);
  const rows = records((await download(page, "this timeline", "CSV")).bytes);
  const appeared = rows.filter((row) => row.event === "appeared");
  assert.equal(texts.filter((text) => text.endsWith(": appeared")).length, appeared.length);
});

walk("the network is downloaded line by line, and drawn", {}, async ({ page, go }) => {
  await go("#/stances?whole=network");
  await page.locator(".network__picture").waitFor();
  const rows = records((await download(page, "this network", "CSV")).bytes);
  assert.equal(rows.length, await page.locator(".network__table tbody tr").count());
  const svg = new TextDecoder().decode((await download(page, "this network", "SVG")).bytes);
  assert.equal(svg.match(/<line [^>]*stroke="#(00696b|a8321a|7039a8)"/g).length, rows.length);
});

walk("an actor's page is downloaded article by article", {}, async ({ page, go }) => {
  await go("#/actors");
  await page.locator(".actor-table__actor a").first().click();
  await page.locator(".actor__articles").waitFor();
  const rows = records((await download(page, "this comparison", "CSV")).bytes);
  assert.equal(rows.length, await page.locator(".actor__article .heard:not(.heard--absent)").count());
});

walk("a file of another text is refused by name, the right one opens the article", {}, async ({ page, go }) => {
  await go("#/articles");
  await page.locator(".article-row__title a").first().click();
  await page.locator(".attach").waitFor();
  const field = page.getByLabel("Attach the text");
  await field.setInputFiles({ name: "wrong.txt", mimeType: "text/plain", buffer: Buffer.from("Strelsau opens the lake.") });
  await page.locator(".attach__error").waitFor();
  assert.match(await page.locator(".attach__error").innerText(), /“wrong\.txt” is not the file that was analysed/);
  assert.ok(await page.locator(".xray__elided").count() > 0, "nothing has changed");
});

/** The articles are not in the repository; where someone has them, the walk opens one. */
const SEEDS = process.env.SEEDS;
walk("the right file opens the whole article", { }, async ({ page, go, t }) => {
  if (!SEEDS) return t.skip("set SEEDS to a folder with the articles of the edition");
  const { readdir } = await import("node:fs/promises");
  const files = (await readdir(SEEDS)).filter((name) => name.endsWith(".txt")).map((name) => `${SEEDS}/${name}`);
  await go("#/articles");
  await page.locator(".article-row__title a").first().click();
  await page.locator(".attach").waitFor();
  await page.getByLabel("Attach the text").setInputFiles(files);
  await page.getByText("texts attached").waitFor();
  assert.equal(await page.locator(".xray .xray__elided").count(), 0);
  await page.getByText("The whole text, with every passage marked.").waitFor();

  // Annotations with the whole text: every one has its words, and they stand where it says.
  const notes = JSON.parse((await download(page, "this list", "Web annotations")).bytes);
  const texts = new Map();
  for (const file of files) {
    const bytes = await readFile(file);
    texts.set(`nih:sha-256;${createHash("sha256").update(bytes).digest("hex")}`, [...new TextDecoder().decode(bytes)]);
  }
  assert.ok(notes.items.length > 0);
  for (const target of notes.items.flatMap((item) => item.target)) {
    const [position, quote] = target.selector;
    assert.equal(texts.get(target.source.id).slice(position.start, position.end).join(""), quote.exact);
  }
});
