// What walks that bring articles share: invented articles, and what a person does with them in the view that takes them.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DIST } from "./browser.mjs";

const hasEngine = readFileSync(`${DIST}/index.html`, "utf8").includes('name="engine"');
/** Options of a walk that begins where articles are brought. */
export const base = { hash: "#/import", skip: !hasEngine && "this site was built without the engine" };

export const PLUMS = [
  "Home", "News", "Subscribe", "",
  "Freedonia lifts plum tariffs", "", "By Mira Kell | January 5, 2031", "",
  "Freedonia lifted its tariffs on plums on Monday, the trade ministry said after a week of talks with Ruritania.", "",
  "Photo: EPA", "",
  "“We are open for trade,” Otto Brandl, the trade minister, told reporters in Strelsau. “Nobody gains from closed ports.”", "",
  "Ruritanian growers criticized the decision, saying it came too late for the harvest.", "",
  "Read more: Ten ways to dry a plum",
].join("\n");

export const LAKE = `Lake talks begin in Strelsau\n\nThe talks on the lake began on Tuesday, said Ilse Kàdár, who speaks for Ruritania.\n\n` +
  "Mira Castellan, the mayor, praised the plan. “The café quarter needs the lake,” Castellan said, and warned that it would not wait.\n";

export const file = (name, text, mimeType = "text/plain") => ({ name, mimeType, buffer: Buffer.isBuffer(text) ? text : Buffer.from(text) });
export const latin = (text) => Buffer.from(text.replace("“", "\x93").replace("”", "\x94"), "latin1");

/** Waits until nothing is read or analysed any more. */
export const settled = (page) => page.waitForFunction(() => document.querySelector(".import__progress") === null);
export const drafts = (page) => page.locator(".draft");
export const said = (page, words) => page.locator(".import__said", { hasText: words }).waitFor();

export async function paste(page, plain, html = "") {
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

export async function choose(page, ...files) {
  await page.locator("#import-files").setInputFiles(files);
  await settled(page);
}

/** Drops files on the page, as a person does who has them on the desktop. */
export async function drop(page, ...files) {
  const dropped = files.map(({ name, buffer }) => [name, buffer.toString("base64")]);
  await page.evaluate((dropped) => {
    const data = new DataTransfer();
    for (const [name, text] of dropped) data.items.add(new File([Uint8Array.from(atob(text), (character) => character.charCodeAt(0))], name));
    for (const kind of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, dropped);
  await settled(page);
}

export async function analyse(page) {
  await page.getByRole("button", { name: /^Analyse/ }).click();
  await page.locator('main[data-address="#/"]').waitFor({ timeout: 60_000 });
}

export const kept = (page, title) => page.locator(".shelf__edition", { hasText: title });
export const isShown = (page, title) => page.locator(".edition-line__title bdi", { hasText: title }).waitFor();

/** Analyses what is on the desk under a name, and comes back. */
export async function make(page, go, title) {
  await page.getByLabel("Its name").fill(title);
  await analyse(page);
  await go("#/import");
}

/** Invented articles, each another, as files of a folder. */
export function invent(folder, n) {
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
