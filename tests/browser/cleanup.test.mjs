// Actors are merged, split, renamed, moved; each change is undone and made again; axe finds nothing on the way.
import assert from "node:assert/strict";
import { assertAccessible } from "./accessible.mjs";
import { walk } from "./fixtures.mjs";

/** What the page shows of the actors, without what is open in it. */
const shown = (page) => page.$$eval(".actor-table__row", (rows) => rows.map((row) => row.innerText));

const open = (page) => page.click(".cleanup__summary");

/** The first two actors of the list: name and address. */
async function firstTwo(page, go) {
  await go("#/actors");
  return page.$$eval(".actor-table__actor a", (links) => links.slice(0, 2).map((a) => ({ name: a.textContent, href: a.getAttribute("href") })));
}

for (const size of ["laptop", "phone"]) {
  walk(`two actors become one and two again, ${size}`, { size }, async ({ page, go }) => {
    const [one, other] = await firstTwo(page, go);
    const before = await shown(page);
    await go(other.href);
    await open(page);
    await assertAccessible(page, "before a merge");
    await page.fill("#cleanup-same", one.name);
    await page.press("#cleanup-same", "Enter");
    await page.waitForFunction((name) => document.querySelector("h1").textContent === name, one.name);
    const changes = await page.innerText(".cleanup__changes");
    assert.match(changes, /Changed by you on /);
    await assertAccessible(page, "merged");
    await go("#/actors");
    const merged = await shown(page);
    assert.equal(merged.length, before.length - 1);
    await page.click("[data-step=undo]");
    await page.waitForSelector("[data-step=redo]");
    assert.deepEqual(await shown(page), before, "everything is as it was");
    await page.click("[data-step=redo]");
    await page.waitForSelector("[data-step=undo]");
    assert.deepEqual(await shown(page), merged, "and merged again");
    await assertAccessible(page, "merged again");
  });
}

walk("an actor is renamed, moved, and told what is wrong", {}, async ({ page, go }) => {
  const [one, other] = await firstTwo(page, go);
  await go(one.href);
  await open(page);
  await page.fill("#cleanup-same", "nobody at all");
  await page.press("#cleanup-same", "Enter");
  await page.waitForFunction(() => /No actor is called so/.test(document.querySelector("details .cleanup__said").textContent));
  await page.fill("#cleanup-name", "Somebody Else");
  await page.press("#cleanup-name", "Enter");
  await page.waitForFunction(() => document.querySelector("h1").textContent === "Somebody Else");
  await page.selectOption("#cleanup-kind", "group");
  await page.click("text=Change kind");
  await page.waitForFunction(() => /group/i.test(document.querySelector(".view-header__lede").textContent));
  await page.fill("#cleanup-home", other.name);
  await page.press("#cleanup-home", "Enter");
  await page.waitForFunction((name) => document.querySelector(".view-header__lede").textContent.includes(`of ${name}`), other.name);
  for (let n = 3; n > 0; n -= 1) {
    assert.equal(await page.locator(".cleanup__change").count(), n);
    await page.click("[data-step=undo]");
    await page.waitForFunction((left) => document.querySelectorAll(".cleanup__change").length === left, n - 1);
  }
  assert.equal(await page.innerText("h1"), one.name);
});

walk("part of an actor is split off, by article", {}, async ({ page, go }) => {
  const [one] = await firstTwo(page, go);
  const before = await shown(page);
  await go(one.href);
  await open(page);
  await page.check(".cleanup__parts:nth-of-type(2) input >> nth=0");
  await page.fill("#cleanup-other", "The Other One");
  await page.press("#cleanup-other", "Enter");
  await page.waitForSelector(".cleanup__change");
  await go("#/actors?q=" + encodeURIComponent("The Other One"));
  assert.ok((await shown(page)).some((row) => row.startsWith("The Other One")));
  await go("#/actor/the-other-one");
  await page.click("[data-step=undo]");
  await page.waitForFunction((name) => document.querySelector("h1").textContent === name, one.name);
  await go("#/actors");
  assert.deepEqual(await shown(page), before);
});
