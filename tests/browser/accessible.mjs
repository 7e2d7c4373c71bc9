// What every view in every state keeps: axe finds nothing, the markup is valid, nothing is wider than the screen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { HtmlValidate } from "html-validate";

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

/** The markup is valid. */
export async function assertValid(html, where) {
  const report = await validator.validateString(html);
  const messages = report.results.flatMap((result) =>
    result.messages.map((message) => `${where}: ${message.ruleId}: ${message.message} (${message.selector})`));
  assert.deepEqual(messages, []);
}

/** What axe finds in the page as it stands: by all of its rules, or by those named. */
async function violations(page, rules) {
  const isLoaded = await page.evaluate(() => globalThis.axe !== undefined);
  if (!isLoaded) await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    const report = await globalThis.axe.run(document, { resultTypes: ["violations"], ...(rules && { runOnly: rules }) });
    return report.violations.flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${violation.help}: ${node.target.join(" ")}: ${node.failureSummary}`));
  }, rules);
}

/** Of axe's rules those that ask for colours: a scheme changes nothing else. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"];

/** All of it, for the page as it stands; colours in both schemes. */
export async function assertAccessible(page, where) {
  assert.deepEqual(await violations(page), [], where);
  const scheme = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  await page.emulateMedia({ colorScheme: scheme === "dark" ? "light" : "dark" });
  assert.deepEqual(await violations(page, OF_COLOURS), [], `${where}, in the other scheme`);
  await page.emulateMedia({ colorScheme: scheme });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(sideways, 0, `${where}: nothing is wider than the screen`);
  await assertValid(await page.content(), where);
}
