// The walks that docs/journeys.md names for its steps exist, and the journeys that the walks name are there.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const here = new URL(".", import.meta.url);
const journeys = readFileSync(new URL("../../docs/journeys.md", here), "utf8");
const files = Object.fromEntries(readdirSync(here).filter((name) => name.endsWith(".test.mjs")).map((name) => [name, readFileSync(new URL(name, here), "utf8")]));

test("every walk that a journey names exists", () => {
  const cited = [...journeys.matchAll(/`([^`]+)` \(\[(\w+)\]\(\.\.\/tests\/browser\/(\S+?)\)\)/g)];
  const links = journeys.match(/\]\(/g);
  assert.equal(cited.length, links.length, "every link is a walk with its file");
  for (const [, name, label, file] of cited) {
    assert.equal(file, `${label}.test.mjs`);
    const begins = ['"', "`"].some((mark) => ["walk", "test", "byEachHand"].some((call) => files[file]?.includes(`${call}(${mark}${name}`)));
    assert.ok(begins, `${file} has no walk that begins with “${name}”`);
  }
});

test("every step of a journey says by which walk it is taken", () => {
  const steps = journeys.split("\n").filter((line) => /^\| \d+\./.test(line));
  assert.ok(steps.length > 20);
  for (const step of steps) assert.match(step.split(" | ")[2], /^(`|the same)/, step);
});

test("every journey that a walk names is described", () => {
  const described = new Set([...journeys.matchAll(/^## (J\d+): /gm)].map(([, journey]) => journey));
  for (const [file, code] of Object.entries(files)) {
    const named = code.match(/\bJ\d+\b/g) ?? [];
    for (const journey of named) assert.ok(described.has(journey), `${file} names ${journey}`);
    assert.ok(named.length === 0 || code.includes("docs/journeys.md"), `${file} names a journey and not where it is described`);
  }
});
