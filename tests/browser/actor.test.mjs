// An actor's page: every name, role and figure leads to the words that show it, and Back leads to the same place.
import assert from "node:assert/strict";
import { walk } from "./fixtures.mjs";

/** The first actor of the list to which an article gives a role. */
async function openActor(page, go) {
  await go("#/actors");
  const actors = await page.locator(".actor-table__actor a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const actor of actors) {
    await go(actor);
    if (await page.locator(".actor__role").count() > 0) return actor;
  }
  throw new Error("no article gives anyone a role");
}

walk("a role leads to where the article gives it, and Back to the link", {}, async ({ page, go }) => {
  const actor = await openActor(page, go);
  const link = page.locator(".actor__role a").last();
  await link.scrollIntoViewIfNeeded();
  const [href, role] = [await link.getAttribute("href"), (await link.innerText()).replace(/[“”]/g, "")];
  await link.click();
  await page.waitForSelector('main[data-address^="#/article/"]');
  const open = page.locator('.xray__passage[data-open="true"]');
  await open.first().waitFor();
  assert.equal((await open.allInnerTexts()).join(""), role);
  const box = await open.first().boundingBox();
  assert.ok(box.y >= 0 && box.y < 768, "it is in sight");
  await page.goBack();
  await page.waitForFunction((actor) => document.querySelector("main")?.dataset.address === actor, actor);
  await page.waitForFunction((href) => document.activeElement?.getAttribute("href") === href, href);
});

walk("a name leads to the mentions that hold it", {}, async ({ page, go }) => {
  await openActor(page, go);
  const names = await page.locator(".actor__name").evaluateAll((names) => names.map((name) => ({
    name: name.querySelector("bdi").textContent,
    count: name.querySelector("[data-count]")?.dataset.count,
    href: name.querySelector("[data-count]")?.getAttribute("href"),
  })));
  const used = names.filter(({ count }) => count !== undefined);
  assert.ok(used.length > 0);
  for (const { name, count, href } of used.slice(0, 4)) {
    await go(href);
    assert.equal(await page.locator("[data-total]").getAttribute("data-total"), count, name);
    // The words searched for are marked inside it, which parts it.
    const parts = await page.locator(".mention-item").first().locator(".passage__mention").allTextContents();
    const marked = parts.join("");
    assert.ok(marked.toLowerCase().includes(name.toLowerCase()), `${marked} holds ${name}`);
  }
});

walk("what an actor holds and meets is counted article by article", {}, async ({ page, go }) => {
  await openActor(page, go);
  const sum = (selector) => page.locator(selector).evaluateAll((links) => links.reduce((sum, link) => sum + Number(link.dataset.count), 0));
  const all = async (section) => {
    const link = page.locator(`section:has(#${section}) .to-list a`);
    return await link.count() > 0 ? Number(await link.getAttribute("data-count")) : 0;
  };
  assert.equal(await sum(".actor__stances a[data-count]"), await all("actor-holds") + await all("actor-meets"));
});
