// Chromium and the site as it is seen in it: where the program is, how a page is opened and watched, how an address is
// followed.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const DIST = process.env.DIST ?? fileURLToPath(new URL("../../dist", import.meta.url));
export const SIZES = { laptop: { width: 1366, height: 768 }, phone: { width: 360, height: 740 } };
export const SCHEMES = ["light", "dark"];

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The Chromium that CHROMIUM names, or the first on the search path. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const files = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const found = files.find((file) => existsSync(file));
  if (!found) throw new Error("no Chromium was found: `cargo xtask test` installs one, or set CHROMIUM");
  return found;
}

/** A Chromium with more options than usual; the caller closes it. */
export function launch(...more) {
  return chromium.launch({ executablePath: findChromium(), args: [...ARGUMENTS, ...more] });
}

/** Opens the site and waits until the program runs (or has failed to). */
export async function open(chromium, site, { size = "laptop", scheme = "light", hash = "", context = {} } = {}) {
  const surroundings = await chromium.newContext({ viewport: SIZES[size], colorScheme: scheme, ...context });
  await surroundings.addInitScript(`globalThis.follow = ${follow}`);
  const page = await surroundings.newPage();
  const noise = [];
  page.on("console", (message) => noise.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => noise.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { noise.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    const { protocol } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && !request.url().startsWith(site.origin)) {
      noise.push(`foreign request: ${request.url()}`);
    }
  });
  await page.goto(site.address + hash);
  if (context.javaScriptEnabled !== false) await page.waitForSelector("html[data-start]", { state: "attached" });
  return { page, noise, context: surroundings };
}

/** Follows an address as a link would, and waits until the page shows it. */
export async function go(page, hash) {
  await page.evaluate((address) => globalThis.follow(address), hash);
}

/** Runs in the page, as `follow`: changes the fragment and waits until the main element says that it shows it. */
function follow(hash) {
  return new Promise((resolve, reject) => {
    const shown = () => document.querySelector("main")?.dataset.address === hash;
    const done = () => { observer.disconnect(); clearTimeout(timer); resolve(); };
    const observer = new MutationObserver(() => { if (shown()) done(); });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-address"] });
    const timer = setTimeout(() => {
      observer.disconnect();
      reject(new Error(`${hash} was not shown within 10 s, but ${document.querySelector("main")?.dataset.address}`));
    }, 10_000);
    location.hash = hash;
    if (shown()) done();
  });
}
