// However the page is seen: small windows, large text, wide spacing, forced colours, no motion; by WCAG 2.2 AA.
import assert from "node:assert/strict";
import { walk } from "./fixtures.mjs";
import { routes } from "./routes.mjs";

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Runs in the page: targets below 24 px that neither stand in a sentence nor have room around them (WCAG 2.5.8). */
function smallTargets() {
  const shown = [...document.querySelectorAll("main :is(a, button, input), header :is(a, button, input), footer :is(a, button)")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.getAttribute("tabindex") !== "-1" && !element.closest(".skip-links"))
    .map((element) => ({ element, box: element.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && box.height > 0);
  const centre = ({ box }) => [box.x + box.width / 2, box.y + box.height / 2];
  const isSmall = ({ box }) => box.width < 23.5 || box.height < 23.5;
  const reach = (x, y, { box }) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
  return shown.filter((target) => {
    if (!isSmall(target)) return false;
    const { element } = target;
    const isInline = getComputedStyle(element).display.startsWith("inline") && element.parentElement.textContent.trim().length > element.textContent.trim().length;
    if (isInline) return false;
    const [x, y] = centre(target);
    return shown.some((other) => {
      if (other === target) return false;
      const [ox, oy] = centre(other);
      return isSmall(other) ? Math.hypot(ox - x, oy - y) < 24 : reach(x, y, other) < 12;
    });
  }).map(({ element, box }) => `${element.className || element.tagName} “${element.textContent.trim().slice(0, 30)}” ${Math.round(box.width)}×${Math.round(box.height)}`);
}

for (const size of ["laptop", "phone"]) {
  walk(`targets are large or apart, ${size}`, { size }, async ({ page, go }) => {
    const wrong = [];
    for (const route of await routes(page, go)) {
      await go(route);
      const small = await page.evaluate(smallTargets);
      wrong.push(...[...new Set(small)].map((target) => `${route}: ${target}`));
    }
    assert.deepEqual(wrong.slice(0, 12), [], `${wrong.length} targets`);
  });
}

walk("nothing is lost in 320 pixels, at 200 % of the text, with wide spacing", { context: { bypassCSP: true } }, async ({ page, go }) => {
  const all = await routes(page, go);
  const wrong = [];
  const check = async (what) => {
    for (const route of all) {
      await go(route);
      const excess = await sideways(page);
      if (excess > 0) wrong.push(`${what}: ${route}: ${excess} px too wide`);
    }
  };
  await page.setViewportSize({ width: 320, height: 640 });
  await check("320 px");
  await page.setViewportSize({ width: 360, height: 740 });
  await page.addStyleTag({ content: "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }" });
  await check("wide spacing");
  await page.evaluate(() => document.head.lastElementChild.remove());
  await page.addStyleTag({ content: "html { font-size: 200% !important }" });
  await check("large text on a phone");
  await page.evaluate(() => document.head.lastElementChild.remove());
  // What a browser's zoom of 200 % leaves of a laptop.
  await page.setViewportSize({ width: 683, height: 384 });
  await check("a laptop at 200 %");
  assert.deepEqual(wrong, []);
});

walk("what has focus is in sight", {}, async ({ page, go }) => {
  for (const address of ["#/", "#/stances", "#/quotes"]) {
    await go(address);
    await page.locator("h1").focus();
    for (let stop = 0; stop < 70; stop += 1) {
      await page.keyboard.press("Tab");
      const hidden = await page.evaluate(() => {
        const element = document.activeElement;
        const box = element.getBoundingClientRect();
        if (element === document.body || box.width === 0) return null;
        const [x, y] = [box.x + Math.min(box.width, innerWidth) / 2, box.y + Math.min(box.height, innerHeight) / 2];
        const top = document.elementFromPoint(x, y);
        return top && (element.contains(top) || top.contains(element)) ? null : `${element.className} under ${top?.className ?? "nothing"}`;
      });
      assert.equal(hidden, null, `${address}, stop ${stop}`);
    }
  }
});

walk("forced colours keep every sign", {}, async ({ page, go }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await go("#/quotes?kind=direct");
  const chosen = await page.locator('.facet__toggle[data-chosen="true"] .facet__box').evaluate((box) => getComputedStyle(box).backgroundColor);
  const free = await page.locator('.facet__toggle[data-chosen="false"] .facet__box').first().evaluate((box) => getComputedStyle(box).backgroundColor);
  assert.notEqual(chosen, free, "what is chosen is told apart");
  await go("#/");
  for (const mark of await page.locator(".bar__own").all()) {
    const [fill, ground] = await mark.evaluate((element) => [getComputedStyle(element).fill, getComputedStyle(document.body).backgroundColor]);
    assert.notEqual(fill, ground, "bars are seen");
  }
});

walk("where motion is unwelcome nothing moves", {}, async ({ page, go }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const route of ["#/", "#/quotes", "#/stances"]) {
    await go(route);
    assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  }
});

walk("on paper the controls are gone", {}, async ({ page, go }) => {
  await page.emulateMedia({ media: "print" });
  for (const route of await routes(page, go)) {
    await go(route);
    const left = await page.locator("main :is(button, input), .downloads, .masthead__views, .search-box, .facet-rail, .attach").evaluateAll((elements) =>
      elements.filter((element) => element.checkVisibility()).map((element) => element.className));
    assert.deepEqual([...new Set(left)], [], route);
  }
});
