// axe finds nothing, and the markup is valid, on every view in light and dark at both sizes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertAccessible, assertValid } from "./accessible.mjs";
import { DIST, SCHEMES, SIZES } from "./browser.mjs";
import { walk } from "./fixtures.mjs";
import { routes } from "./routes.mjs";

test("the page that is served is valid", async () => {
  await assertValid(readFileSync(join(DIST, "index.html"), "utf8"), "index.html");
});

for (const size of Object.keys(SIZES)) {
  for (const scheme of SCHEMES) {
    walk(`no violation on any view, ${size}, ${scheme}`, { size, scheme }, async ({ page, go, t }) => {
      for (const route of await routes(page, go)) {
        await t.test(route, async () => {
          await go(route);
          await assertAccessible(page, route);
        });
      }
    });
  }
}
