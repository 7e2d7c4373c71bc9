// The second part of the page, where the site was built in two (`cargo xtask build`; plain Trunk builds it in one).
import { readdirSync } from "node:fs";
import { DIST } from "./browser.mjs";

/** Its path inside the site, or null. */
export const secondPart = readdirSync(DIST, { recursive: true }).find((path) => path.endsWith("split_later.wasm")) ?? null;

/** Waits until it has been fetched, which the page does unasked. */
export async function secondPartIsHere(page) {
  const isHere = (name) => performance.getEntriesByType("resource").some((entry) => entry.name.endsWith(name));
  if (secondPart !== null) await page.waitForFunction(isHere, secondPart);
}
