// axe finds nothing, and the markup is valid, on every view in every state, in light and dark at both sizes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assertAccessible, assertValid } from "./accessible.mjs";
import { DIST, SIZES } from "./browser.mjs";
import { walk } from "./fixtures.mjs";
import { STATES, routes } from "./routes.mjs";

/** Follows an address; one that asks for what is not here settles on another, with a notice. */
async function settle(page, address) {
  await page.evaluate((address) => { location.hash = address; }, address);
  await page.waitForFunction(() => {
    const shown = document.querySelector("main")?.dataset.address;
    return shown === location.hash || document.querySelector(".notice") !== null;
  });
  await page.locator("main h1").waitFor();
}

const closed = (page) => page.locator(".key-help").waitFor({ state: "hidden" });

/** What only a press brings about: from where, what is done, and how it is left. */
const PRESSED = [
  ["a quote opened in its list", "#/quotes", async (page) => {
    await page.locator(".quote-card__tool[aria-expanded=false]").first().click();
    await page.locator(".receipt").waitFor();
  }],
  ["a receipt copied in another style", "#/quotes?kind=direct", async (page) => {
    await page.locator(".quote-card__tool[aria-expanded=false]").first().click();
    await page.locator(".receipt .choice").last().click();
    await page.getByRole("button", { name: "Copy receipt" }).click();
    await page.locator(".receipt__outcome:not(:empty)").waitFor();
  }],
  ["a passage opened in its article", "#/articles", async (page) => {
    await page.locator(".article-row__title a").first().click();
    await page.locator(".xray__number").first().click();
    await page.locator(".article__open .why").waitFor();
  }],
  ["an article without marks", "#/articles", async (page) => {
    await page.locator(".article-row__title a").first().click();
    await page.getByRole("button", { name: "None", exact: true }).click();
    await page.locator(".xray__number").first().waitFor({ state: "detached" });
  }],
  ["all values of a facet", "#/quotes?sheet=filters", async (page) => {
    await page.locator(".facet__more").first().click();
    await page.locator(".facet__more[aria-expanded=true]").waitFor();
  }],
  ["the list of keys", "#/stances", async (page) => {
    await page.keyboard.press("?");
    await page.locator(".key-help").waitFor({ state: "visible" });
    return async () => {
      await page.keyboard.press("Escape");
      await closed(page);
    };
  }],
];

test("the page that is served is valid", async () => {
  await assertValid(readFileSync(join(DIST, "index.html"), "utf8"), "index.html");
});

for (const size of Object.keys(SIZES)) {
  walk(`no violation on any view, ${size}`, { size }, async ({ page, go, t }) => {
    for (const route of await routes(page, go)) {
      await t.test(route, async () => {
        await go(route);
        await assertAccessible(page, route);
      });
    }
  });

  walk(`no violation in any state, ${size}`, { size }, async ({ page, go, t }) => {
    for (const address of STATES) {
      await t.test(address, async () => {
        await settle(page, address);
        await assertAccessible(page, address);
      });
    }
    for (const [what, address, press] of PRESSED) {
      await t.test(what, async () => {
        await go(address);
        const leave = await press(page);
        await assertAccessible(page, what);
        await leave?.();
      });
    }
  });
}
