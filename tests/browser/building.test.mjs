// What the page says while `cargo xtask serve` still builds the rest beside it (`web/serve/`): what is not there yet is named
// where it is asked for, and works once it is there, in the page that is open.
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { base, drafts, paste, PLUMS, settled } from "./articles.mjs";
import { DIST } from "./browser.mjs";
import { walk } from "./fixtures.mjs";

const folder = mkdtempSync(join(tmpdir(), "building-"));
after(() => rmSync(folder, { recursive: true }));

/** The site with what `cargo xtask serve` puts into its page; answers how one says how far the parts are. */
function site(name) {
  const dist = join(folder, name);
  cpSync(DIST, dist, { recursive: true });
  cpSync(fileURLToPath(new URL("../../web/serve", import.meta.url)), dist, { recursive: true });
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const more = '<link rel="stylesheet" href="./building.css">\n<script type="module" src="./building.js"></script>\n';
  writeFileSync(join(dist, "index.html"), page.replace("</head>", `${more}</head>`));
  const tell = (engine, site) => writeFileSync(join(dist, "building.txt"), `engine ${engine}\nsite ${site}\n`);
  tell("building", "building");
  return { dist, tell };
}

const isThere = existsSync(join(DIST, "index.html"));
const building = isThere && site("one");
walk("what is still being built says so, and works once it is there", { ...base, dist: building.dist }, async ({ page, go }) => {
  const notice = page.getByRole("complementary", { name: "What is still being built" });
  await notice.getByText("Still being built: the engine, which “Add articles” needs, and the file that “Make my edition” is made of.").waitFor();
  await paste(page, PLUMS);
  await page.locator(".import__refused", { hasText: "it is still being built, try again in some minutes" }).waitFor();
  assert.equal(await drafts(page).count(), 0);

  const engine = readdirSync(building.dist).find((name) => name.startsWith("engine-"));
  building.tell(`ready ${engine}/connect.js`, "ready on-record.html");
  await notice.getByText("Everything is built. Reload the page for its quicker program.").waitFor();
  await go("#/about");
  await go("#/import");
  await paste(page, PLUMS);
  await drafts(page).first().waitFor();
  await settled(page);
});

const failing = isThere && site("two");
walk("what could not be built says why", { ...base, dist: failing.dist }, async ({ page }) => {
  failing.tell("failed error[E0425]: no such name", "building");
  const notice = page.getByRole("complementary", { name: "What is still being built" });
  await notice.getByText("Could not be built: the engine, which “Add articles” needs (error[E0425]: no such name). Still being built:").waitFor();
  await paste(page, PLUMS);
  await page.locator(".import__refused", { hasText: "it could not be built (error[E0425]: no such name)" }).waitFor();
});
