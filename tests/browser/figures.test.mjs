// Every figure equals its list: whatever shows a count links to exactly the passages that it counts. A figure is a link
// with `data-count`; a list says with `data-total` how many entries it has.
import assert from "node:assert/strict";
import { walk } from "./fixtures.mjs";
import { routes } from "./routes.mjs";

/** Lists opened from figures whose own figures (facets under a filter) are checked too. */
const N_DEEPER = 40;

/** All figures of the open view: address, count, and where they stand. */
function figures(page) {
  return page.$$eval("[data-count]", (elements) =>
    elements.map((element) => ({
      href: element.getAttribute("href"),
      count: element.dataset.count,
      text: element.textContent.trim(),
      from: location.hash,
    })));
}

/** Opens one address after another in the page itself; answers what each list says of itself. */
function totals(page, addresses) {
  return page.evaluate(async (addresses) => {
    const found = [];
    for (const address of addresses) {
      await globalThis.follow(address);
      const list = document.querySelector("[data-total]");
      found.push(list === null ? null : list.dataset.total);
    }
    return found;
  }, addresses);
}

for (const layer of ["reviewed", "machine"]) {
  walk(`every figure of the ${layer} layer equals its list`, {}, async ({ page, go, t }) => {
    // The layer stands before how pictures are arranged.
    const under = (route) => {
      if (layer !== "machine") return route;
      const [path, query] = route.split("?");
      return `${path}?layer=machine${query ? `&${query}` : ""}`;
    };
    const seen = new Map();
    const wrong = [];

    const collect = async (address) => {
      await go(address);
      const fresh = [];
      for (const figure of await figures(page)) {
        if (!figure.href?.startsWith("#/")) wrong.push(`${figure.from}: “${figure.text}” is no link to a list`);
        const known = seen.get(figure.href);
        if (known === undefined) {
          seen.set(figure.href, figure.count);
          fresh.push(figure);
        } else if (known !== figure.count) {
          wrong.push(`${figure.from}: “${figure.text}” says ${figure.count} for ${figure.href}, elsewhere ${known}`);
        }
      }
      return fresh;
    };
    const check = async (batch) => {
      const found = await totals(page, batch.map((figure) => figure.href));
      batch.forEach((figure, index) => {
        if (found[index] !== figure.count) {
          wrong.push(`${figure.from}: “${figure.text}” says ${figure.count}, ${figure.href} lists ${found[index]}`);
        }
      });
    };

    const first = [];
    for (const route of await routes(page, go)) first.push(...await collect(under(route)));
    assert.ok(first.length > 0, "the views show figures");
    await check(first);

    const deeper = [];
    const step = Math.max(1, Math.floor(first.length / N_DEEPER));
    for (let index = 0; index < first.length; index += step) deeper.push(...await collect(first[index].href));
    await check(deeper);

    t.diagnostic(`${seen.size} figures compared with their lists`);
    assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} of ${seen.size} figures differ`);
  });
}
