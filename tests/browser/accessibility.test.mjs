// axe finds nothing, and the markup is valid, on every view in light and dark at both sizes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import { DIST, SCHEMES, SIZES } from "./browser.mjs";
import { walk } from "./fixtures.mjs";
import { routes } from "./routes.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    // Questions of style in files that a program writes.
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "doctype-style": "off",
    "no-trailing-whitespace": "off",
    "void-style": "off",
    // The policy forbids inline styles; numbers are set through the CSSOM, which shows as an attribute.
    "no-inline-style": "off",
    // Trunk's assets are served from the site itself.
    "require-sri": "off",
  },
});

async function assertValid(html, where) {
  const report = await validator.validateString(html);
  const messages = report.results.flatMap((result) =>
    result.messages.map((message) => `${where}: ${message.ruleId}: ${message.message} (${message.selector})`));
  assert.deepEqual(messages, []);
}

test("the page that is served is valid", async () => {
  await assertValid(readFileSync(join(DIST, "index.html"), "utf8"), "index.html");
});

for (const size of Object.keys(SIZES)) {
  for (const scheme of SCHEMES) {
    walk(`no violation on any view, ${size}, ${scheme}`, { size, scheme }, async ({ page, go, t }) => {
      await page.evaluate(AXE);
      for (const route of await routes(page, go)) {
        await t.test(route, async () => {
          await go(route);
          const violations = await page.evaluate(async () => {
            const report = await globalThis.axe.run(document, { resultTypes: ["violations"] });
            return report.violations.flatMap((violation) =>
              violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.target.join(" ")}: ${node.failureSummary}`));
          });
          assert.deepEqual(violations, []);
          const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.equal(sideways, 0, "nothing is wider than the screen");
          if (scheme === "light") await assertValid(await page.content(), route);
        });
      }
    });
  }
}
