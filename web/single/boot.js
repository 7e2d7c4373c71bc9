// Starts the page from the file it is in: every part of the site is inside as text, unpacked when it is wanted. Nothing is
// fetched, and the policy would not allow it.

const text = (id) => document.getElementById(id).textContent;

/** The script element that holds the file of the site whose path ends so. Some are packed as what another lacks. */
function holder(ending) {
  const element = document.querySelector(`script[data-file$="${ending}"]`);
  if (element === null) throw new Error(`${ending} is missing in this file`);
  return element;
}
const unpacked = new Map();
function file(ending) {
  const { dataset, textContent } = holder(ending);
  if (!unpacked.has(dataset.file)) {
    unpacked.set(dataset.file, unpack(disarm(textContent), Number(dataset.size), before(dataset)));
  }
  return unpacked.get(dataset.file);
}

/** The bytes of the files that one was packed after, in their order. */
function before({ after }) {
  const files = after?.split(" ").map(file) ?? [];
  const joined = new Uint8Array(files.reduce((n, { length }) => n + length, 0));
  let at = 0;
  for (const bytes of files) {
    joined.set(bytes, at);
    at += bytes.length;
  }
  return joined;
}

/** Runs a script of this file; the policy names its hash, so that no other would run. */
function run(ending) {
  const script = document.createElement("script");
  script.textContent = new TextDecoder().decode(file(ending));
  document.head.append(script);
  script.remove();
}

/** The parts of this file that every edition made of it carries, as they stand in it. */
function parts() {
  const files = [...document.querySelectorAll("script[data-file]")].map(({ dataset: { file, size, after }, textContent }) =>
    `<script type="text/plain" data-file="${file}" data-size="${size}"${after === undefined ? "" : ` data-after="${after}"`}>${textContent}<\/script>`);
  return [
    `<style>${document.querySelector("style").textContent}</style>`,
    ...files,
    `<script type="text/plain" id="frame">${text("frame")}<\/script>`,
    `<script id="unpack">${text("unpack")}<\/script>`,
    `<script type="module" id="boot">${text("boot")}<\/script>`,
  ].join("\n");
}

/** What the page asks of the file it came in. */
globalThis.onRecordPage = {
  edition: text("edition") === "" ? undefined : disarm(text("edition")),
  response: (ending) => new Response(file(ending), { headers: { "Content-Type": "application/wasm" } }),
  file: async (path) => file(path),
  page: async () => parts(),
};

/** The engine's worker, given its script and module as text: a worker from a file may not fetch anything, not even a blob. */
function engineWorker() {
  const script = new TextDecoder().decode(file("single/engine.js"));
  const parts = [text("unpack"), script, new TextDecoder().decode(file("single/worker.js"))];
  const address = URL.createObjectURL(new Blob(parts, { type: "text/javascript" }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  const module = holder("/engine_bg.wasm");
  worker.postMessage({ packed: module.textContent, size: Number(module.dataset.size), before: before(module.dataset) });
  return worker;
}

async function engineHere() {
  if (globalThis.onRecordEngine === undefined) run("single/engine.js");
  const { start, ...engine } = globalThis.onRecordEngine;
  await start({ module_or_path: file("/engine_bg.wasm") });
  return engine;
}

globalThis.connectEngine = () => connect(engineWorker, engineHere);

/** Says how often this page has asked the network for anything; the promise of the file is that it stays at nought. */
function countRequests() {
  let n = 0;
  const observer = new PerformanceObserver((list) => {
    n += list.getEntries().filter(({ name }) => /^(https?|wss?|file):/.test(name)).length;
    document.getElementById("requests").textContent = `${n} ${n === 1 ? "request" : "requests"} since opening`;
  });
  observer.observe({ type: "resource", buffered: true });
}

function giveUp(reason) {
  const place = document.getElementById("reason");
  if (place !== null) place.textContent = reason;
  document.documentElement.dataset.start = "failed";
}

if (typeof WebAssembly !== "object") {
  giveUp("This browser does not run WebAssembly, or it is switched off.");
} else {
  try {
    const style = document.createElement("style");
    style.textContent = new TextDecoder().decode(file(".css"));
    run("single/app.js");
    const module = await WebAssembly.compile(file("/app_bg.wasm"));
    document.head.append(style);
    document.querySelector("style").disabled = true;
    await globalThis.onRecordApp({ module_or_path: module });
    document.documentElement.dataset.start = "done";
    countRequests();
  } catch (error) {
    giveUp(`The program in this file could not be started (${error.message}).`);
  }
}
