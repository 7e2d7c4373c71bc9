// The engine in the browser: fetched only when asked for, and record by record, byte for byte, what the command prints.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { analyse, base, LAKE, paste, PLUMS } from "./articles.mjs";
import { DIST } from "./browser.mjs";
import { COMMAND, ROOT } from "./command.mjs";
import { walk } from "./fixtures.mjs";

const hasEngine = readFileSync(`${DIST}/index.html`, "utf8").includes('name="engine"');
const options = { skip: !hasEngine && "this site was built without the engine" };

/** The invented articles, one JSON line each. */
function articles() {
  const gold = `${ROOT}tests/gold/`;
  const files = readdirSync(gold).filter((name) => name.endsWith(".txt")).sort();
  return files.map((id) => JSON.stringify({ id, text: readFileSync(gold + id, "utf8"), published: "2031-05-17" }));
}

/** In the page: connects and asks for the record of each line. */
async function parse(lines) {
  const engine = await globalThis.connectEngine();
  return Promise.all(lines.map((line) => engine.call("parse", line)));
}

/** In the page: as in a browser that has no instructions for several numbers at once. */
const forgetWide = () => { WebAssembly.validate = () => false; };

const CASES = [
  ["in a worker", "wide", null],
  ["in a worker, without wide instructions", "engine", forgetWide],
  ["on the page, where there are no workers", "wide", () => { delete globalThis.Worker; }],
];
for (const [where, module, prepare] of CASES) {
  walk(`the engine ${where} gives the records of the command`, options, async ({ page, site }) => {
    const lines = articles();
    assert.ok(lines.length >= 12);
    const printed = execFileSync(COMMAND, ["parse", "--jsonl", "-"], { input: lines.join("\n"), encoding: "utf8" });
    const expected = printed.trimEnd().split("\n");
    assert.equal(expected.length, lines.length);
    const fetched = () => ["engine", "wide"].filter((name) => site.requests.some((path) => path.includes(`/${name}-`)));
    assert.deepEqual(fetched(), [], "nothing of the engine comes with the page");
    if (prepare !== null) await page.evaluate(prepare);
    const hasWorkers = await page.evaluate(() => "Worker" in globalThis);
    const records = await page.evaluate(parse, lines);
    records.forEach((record, at) => assert.equal(record, expected[at]));
    assert.deepEqual(fetched(), [module]);
    assert.equal(page.workers().length, hasWorkers ? 1 : 0);
  });
}

walk("what is no article is refused, and the engine goes on", options, async ({ page }) => {
  const [refused, record] = await page.evaluate(async ([bad, good]) => {
    const engine = await globalThis.connectEngine();
    return [await engine.call("parse", bad).catch((error) => error.message), await engine.call("parse", good)];
  }, ['{"id": "a"}', '{"id": "a", "text": "“Plums are in,” said Mira Castellan."}']);
  assert.match(refused, /`text` is missing/);
  assert.equal(JSON.parse(record).attributions.length, 1);
});

/** From now on the module comes with a wrong byte in a model; answers how often it came. */
async function damageModule(page) {
  let n_fetched = 0;
  await page.route("**/engine_bg.wasm", async (route) => {
    const body = await (await route.fetch()).body();
    // The first number of a model's file, after name, version and checksum (`crates/model-file/src/lib.rs`).
    body[body.indexOf("ORTM") + 9] ^= 1;
    n_fetched += 1;
    await route.fulfill({ body, contentType: "application/wasm" });
  });
  return () => n_fetched;
}
const isAboutTheStart = (line) => line.includes("the engine starts anew");

for (const hasWorkers of [true, false]) {
  walk(`an engine whose module is damaged says what is wrong and where, ${hasWorkers ? "with" : "without"} workers`, { ...options, noise: isAboutTheStart }, async ({ page }) => {
    const fetched = await damageModule(page);
    if (!hasWorkers) await page.evaluate(() => { delete globalThis.Worker; });
    const [first, second] = await page.evaluate(async (line) => {
      const engine = await globalThis.connectEngine();
      return Promise.all([1, 2].map(() => engine.call("parse", line).then(() => "answered", (error) => error.message)));
    }, articles()[0]);
    assert.match(first, /^panicked at crates\/engine\/src\/.+\.rs:\d+:\d+:\nthe bundled model is whole: Checksum$/);
    assert.equal(second, "the engine has failed on another article");
    assert.equal(fetched(), hasWorkers ? 2 : 1);
  });
}

walk("an engine that fails once goes on where it was, and nothing is lost", { ...base, noise: isAboutTheStart }, async ({ page }) => {
  await page.evaluate(() => {
    const connect = globalThis.connectEngine;
    globalThis.heard = [];
    globalThis.connectEngine = async () => {
      const engine = await connect();
      const call = async (...asked) => {
        const value = await engine.call(...asked);
        globalThis.heard.push({ asked, value });
        return value;
      };
      return { ...engine, call };
    };
    globalThis.connectUnheard = connect;
  });
  for (const text of [PLUMS, LAKE]) await paste(page, text);
  await analyse(page);
  let n_fetched = 0;
  await page.route("**/answer.js", async (route) => {
    n_fetched += 1;
    const body = await (await route.fetch()).text();
    const failing = body.replace("try {", 'try {\n if (name === "add" && (globalThis.nAdded = (globalThis.nAdded ?? 0) + 1) === 2) throw new WebAssembly.RuntimeError("a trap");');
    assert.notEqual(failing, body);
    await route.fulfill({ body: n_fetched === 1 ? failing : body, contentType: "text/javascript" });
  });
  const answers = await page.evaluate(async () => {
    const engine = await globalThis.connectUnheard();
    const answers = await Promise.all(globalThis.heard.map(({ asked }) => engine.call(...asked)));
    return answers.map((value, at) => {
      const { asked: [name], value: expected } = globalThis.heard[at];
      return { name, isSame: String(value) === String(expected), length: value?.length ?? 0 };
    });
  });
  const corpus = answers.slice(answers.findIndex(({ name }) => name === "begin"));
  assert.deepEqual(corpus.map(({ name }) => name), ["begin", "add", "add", "unite", "take", "take"]);
  assert.deepEqual(answers.filter(({ isSame }) => !isSame), []);
  assert.ok(corpus.slice(-2).every(({ length }) => length > 500), "two articles with what was found in them");
  assert.equal(n_fetched, 2);
});

walk("an engine that is stopped refuses what is open at once", options, async ({ page }) => {
  const ended = new Promise((resolve) => { page.once("worker", (worker) => worker.once("close", resolve)); });
  const outcomes = await page.evaluate(async (text) => {
    const engine = await globalThis.connectEngine();
    const open = [1, 2].map((id) => engine.call("parse", JSON.stringify({ id, text })));
    engine.stop();
    return Promise.all(open.map((call) => call.then(() => "answered", (error) => error.message)));
  }, "“Plums are in,” said Mira Castellan. ".repeat(50_000));
  assert.deepEqual(outcomes, ["stopped", "stopped"]);
  await ended;
});
