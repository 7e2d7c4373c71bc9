// J1 and J4 of docs/journeys.md in Firefox and WebKit: a teacher from the overview to a passage and to paper, a student on a
// phone, by touch, with large text and wide spacing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DIST, SIZES } from "./browser.mjs";
import { MISSING, start } from "./engines.mjs";
import { serve } from "./server.mjs";

/** Waits until the page shows the address it has, and answers it. */
const settled = (engine) => engine.until(() => document.querySelector("main")?.dataset.address === location.hash && location.hash);
const total = (engine) => engine.run(() => Number(document.querySelector("[data-total]").dataset.total));
const count = (engine, selector) => engine.run((selector) => document.querySelectorAll(selector).length, selector);

async function goto(engine, site, hash) {
  await engine.goto("about:blank");
  await engine.goto(site.address + hash);
  await engine.until((hash) => document.querySelector("main")?.dataset.address === hash, hash);
}

async function teacher(engine, site) {
  await engine.resize(SIZES.laptop.width, SIZES.laptop.height);
  await goto(engine, site, "#/");
  assert.ok(await count(engine, ".article-card") > 0 && await count(engine, ".heard-grid__row") > 0, "cards and grid are there");
  const figure = await engine.run(() => {
    const cell = document.querySelector(".heard-grid__cell a[data-count]");
    return { href: cell.getAttribute("href"), n: Number(cell.dataset.count) };
  });
  assert.match(figure.href, /^#\/quotes\?/);
  await engine.click(`.heard-grid__cell a[href="${figure.href}"]`);
  await engine.until((href) => document.querySelector("main").dataset.address === href && document.querySelector("[data-total]"), figure.href);
  assert.equal(await total(engine), figure.n, "the figure is the length of its list");

  await engine.click(".filter-chips__clear");
  await engine.until(() => document.querySelector("main").dataset.address === "#/quotes");
  const all = await total(engine);
  await engine.click(`.facet__toggle[href*="kind=direct"]`);
  await engine.until(() => location.hash.includes("kind=direct"));
  await settled(engine);
  assert.ok(await total(engine) < all);
  await engine.click(".quote-card a", "Context, reasons");
  await engine.until(() => document.querySelector(".quote-card[data-open=true] .why"));
  await engine.click(".quote-card[data-open=true] a", "Show in the article");
  await engine.until(() => document.querySelector(".article__open .why") && document.querySelector('.xray__passage[data-open="true"]'));
  await engine.back();
  await engine.until(() => document.querySelector(".quote-card[data-open=true]"));
  const shown = { hash: await settled(engine), n: await total(engine), text: await engine.run(() => document.querySelector(".quotes").textContent) };
  await goto(engine, site, shown.hash);
  await engine.until(() => document.querySelector(".quotes .quote-card"));
  assert.deepEqual({ hash: shown.hash, n: await total(engine), text: await engine.run(() => document.querySelector(".quotes").textContent) }, shown);
}

/** By touch, where the engine has fingers; WebDriver has them everywhere. */
async function fingers(engine, site) {
  await engine.resize(SIZES.phone.width, SIZES.phone.height);
  await goto(engine, site, "#/articles");
  await engine.tap(".article-row__title a");
  await engine.until(() => document.querySelector(".xray__passage"));
  await engine.tap(".xray__number");
  await engine.until(() => document.querySelector(".article__open")?.checkVisibility());
  const box = await engine.run(() => { const box = document.querySelector(".article__open").getBoundingClientRect(); return [box.top, box.bottom, innerHeight]; });
  assert.ok(box[0] > 0 && Math.abs(box[1] - box[2]) < 2, `the sheet rises from below: ${box}`);
  await engine.back();
  await engine.until(() => !document.querySelector(".article__open"));
  await engine.until(() => document.querySelector(".xray"));
}

/** What a page on paper needs, as far as an engine prints: two pages of A4, and of Letter, for the overview. */
async function paper(engine, site) {
  await engine.resize(SIZES.laptop.width, SIZES.laptop.height);
  await goto(engine, site, "#/");
  for (const [name, width, height] of [["A4", 21, 29.7], ["Letter", 21.59, 27.94]]) {
    const pdf = await engine.print(width, height);
    if (pdf === null) continue;
    assert.equal(pdf.subarray(0, 5).toString("latin1"), "%PDF-", name);
    const n = pdf.toString("latin1").match(/\/Count\s+(\d+)/)?.[1];
    if (n !== undefined) assert.ok(Number(n) <= 2, `${n} pages of ${name}`);
  }
  // Rules for paper stand in the one stylesheet, whatever prints it.
  const gone = await engine.run(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const print = [];
    const collect = (list) => { for (const rule of list) if (rule.media?.mediaText === "print") print.push(...rule.cssRules); else if (rule.cssRules) collect(rule.cssRules); };
    collect(rules);
    return print.filter((rule) => rule.style?.display === "none").map((rule) => rule.selectorText).join(" ");
  });
  for (const name of [".masthead__views", ".search-box", ".facet-rail", ".downloads"]) assert.ok(gone.includes(name), name);
}

/** Large text, wide spacing and a zoom of 200 %: nothing is wider than the screen. */
async function legible(engine, site) {
  // The policy of the page forbids styles of others, so the same is set through the CSSOM, as extensions do.
  const set = (css) => engine.run((css) => {
    for (const element of document.querySelectorAll("*")) for (const [name, value] of css) element.style.setProperty(name, value, "important");
  }, css);
  const spacing = [["line-height", "1.5"], ["letter-spacing", "0.12em"], ["word-spacing", "0.16em"]];
  for (const [what, { width, height }, css] of [
    ["a zoom of 200 %", { width: 683, height: 384 }, null],
    ["wide spacing", SIZES.phone, spacing],
    ["large text", SIZES.phone, "large"],
  ]) {
    await engine.resize(width, height);
    for (const hash of ["#/", "#/quotes", "#/stances", "#/compare"]) {
      await goto(engine, site, hash);
      await engine.until(() => document.querySelector("h1"));
      if (css === "large") await engine.run(() => { document.documentElement.style.setProperty("font-size", "200%", "important"); });
      else if (css) await set(css);
      const width = await engine.run(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.ok(width[0] <= width[1], `${hash}, ${what}: ${width[0]} in ${width[1]} pixels`);
    }
  }
}

async function student(engine, site) {
  await engine.resize(SIZES.phone.width, SIZES.phone.height);
  for (const hash of ["#/", "#/quotes", "#/stances", "#/actors", "#/articles"]) {
    await goto(engine, site, hash);
    const width = await engine.run(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.equal(width[0], width[1], `nothing on ${hash} is wider than the screen`);
  }
  await goto(engine, site, "#/quotes");
  const n = await total(engine);
  assert.equal(await engine.run(() => document.querySelector(".facet-rail").checkVisibility()), false);
  await engine.click(".facet-button");
  await engine.until(() => document.querySelector(".facet-rail").checkVisibility());
  await engine.click(`.facet__toggle[href*="kind=direct"]`);
  await engine.until(() => document.querySelectorAll(".chip").length === 1);
  await engine.back();
  await engine.until(() => document.querySelectorAll(".chip").length === 0);
  await engine.back();
  await engine.until(() => !document.querySelector(".facet-rail").checkVisibility());
  assert.equal(await total(engine), n);

  const phrase = await engine.run(() => {
    const words = document.querySelector(".quote-card__words").textContent.replace(/[“”«»"]/g, "").split(/\s+/);
    return words.slice(1, 4).join(" ").replace(/[.,;:]$/, "");
  });
  const found = async (text) => {
    await goto(engine, site, `#/quotes?q=${encodeURIComponent(text).replace(/'/g, "%27")}`);
    return total(engine);
  };
  const marked = await found(`“${phrase}”`);
  assert.ok(marked > 0, `“${phrase}” is found`);
  assert.ok(await found(phrase) >= marked);
  const small = await engine.run(() => [...document.querySelectorAll("main a, main button")].filter((element) => {
    const box = element.getBoundingClientRect();
    // Links inside sentences are excepted (WCAG 2.2, 2.5.8).
    return element.checkVisibility() && box.height > 0 && box.height < 24 && getComputedStyle(element).display !== "inline";
  }).map((element) => element.outerHTML.slice(0, 120)));
  assert.deepEqual(small, [], "targets are at least 24 pixels high");
}

for (const name of Object.keys(MISSING)) {
  for (const [journey, walk] of [
    ["a teacher goes from the overview to a passage and back", teacher],
    ["a student reads on a phone", student],
    ["a student taps a passage, and Back closes what it raised", fingers],
    ["the overview is printed", paper],
    ["nothing is lost at 200 %, with large text or wide spacing", legible],
  ]) {
    test(`${journey}, ${name}`, { skip: MISSING[name], timeout: 240_000 }, async () => {
      const site = await serve(DIST);
      const engine = await start(name);
      try {
        await walk(engine, site);
        assert.deepEqual(engine.noise, [], "nothing on the console");
      } finally {
        await engine.close();
        await site.close();
      }
    });
  }
}
