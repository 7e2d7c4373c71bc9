// An edition as one file on a disk, opened where no network is: every address leads to a proxy that is dead, and the browser
// is told that it is offline besides.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { DIST, go, launch, open } from "./browser.mjs";

/** The single file of the site that was built. */
export const FILE = join(DIST, "on-record.html");
export const skip = !existsSync(FILE) && "no single file was built (cargo xtask build)";
/** Nobody listens there: port 9 is that of the discard service. */
export const DEAD = "127.0.0.1:9";

let shared;
/** The Chromium of this file, its network blocked. */
export function blocked() {
  shared ??= launch(`--proxy-server=http://${DEAD}`, "--proxy-bypass-list=<-loopback>");
  return shared;
}
after(async () => (await shared)?.close());

/** Opens a file from the disk; a page that asks for anything but itself makes noise. */
export async function openFile(path, { context = {}, hash = "", size } = {}) {
  const address = pathToFileURL(path).href;
  const opened = await open(await blocked(), { address, origin: address }, { hash, size, context: { offline: true, ...context } });
  return { ...opened, go: (hash) => go(opened.page, hash) };
}

/** What the page says of its requests. */
export const requests = (page) => page.locator("#requests").textContent();

/** What every edition must carry unchanged: the program, the engine, the form of the page and its scripts. */
export const program = (page) => page.match(/<script type="text\/plain" data-file[^]*$/)[0];
export const programOf = (path) => program(readFileSync(path, "utf8"));

/** In the page: what the engine makes of a line. */
export const parse = async (line) => {
  const engine = await globalThis.connectEngine();
  const record = await engine.call("parse", line);
  engine.stop();
  return record;
};
export const LINE = JSON.stringify({ id: "zenda", text: "“Plums are in,” said Mira Castellan of Freedonia." });

/** Fills in the form of an edition and saves what it makes into a folder; answers its path. */
export async function publish(page, folder, { title, button = "Make one HTML file" }, check = () => {}) {
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByRole("button", { name: button }).click();
  const save = page.getByRole("button", { name: "Save it" });
  await save.waitFor({ timeout: 60_000 });
  const said = await page.locator(".publish__outcome").textContent();
  const [file] = await Promise.all([page.waitForEvent("download"), save.click()]);
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  check(said, file.suggestedFilename(), path);
  return path;
}
