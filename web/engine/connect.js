// The page's end of the engine. `connect()` fetches it, in a worker where the browser has workers for modules, else into
// the page itself, where it runs one call at a time and lets the page breathe between them. The answers are the same.
import { answer } from "./answer.js";

/**
 * A connection to the engine in the worker that `startWorker` starts or, if there can be none, in what `loadHere` loads
 * (a single-file edition has its own). `call(name, ...given)` promises what the engine's function of that name answers;
 * `stop()` ends the engine at once, even in the middle of a call, and refuses all calls that are open.
 */
export async function connect(startWorker = startModuleWorker, loadHere = loadModule) {
  const open = new Map();
  const settle = ({ id, value, refused, broken }) => {
    const { resolve, reject } = open.get(id) ?? {};
    open.delete(id);
    if (refused === undefined) resolve?.(value);
    else reject?.(new Error(refused));
    if (broken) stop("the engine has failed on another article");
  };
  const engine = (await inWorker(startWorker, settle).catch(() => null)) ?? (await onPage(loadHere, settle));
  function stop(reason = "stopped") {
    engine.end();
    for (const { reject } of open.values()) reject(new Error(reason));
    open.clear();
  }
  let last = 0;
  return {
    call: (name, ...given) => new Promise((resolve, reject) => {
      last += 1;
      open.set(last, { resolve, reject });
      engine.send({ id: last, name, given });
    }),
    stop: () => stop(),
  };
}

function startModuleWorker() {
  return new Worker(new URL("worker.js", import.meta.url), { type: "module" });
}

async function loadModule() {
  const { default: start, ...engine } = await import("./engine.js");
  await start();
  return engine;
}

function inWorker(startWorker, settle) {
  return new Promise((resolve, reject) => {
    const worker = startWorker();
    const end = () => worker.terminate();
    worker.onerror = (event) => { end(); reject(new Error(event.message)); };
    worker.onmessage = ({ data }) => {
      if (data.ready === undefined) settle(data);
      else if (data.ready) resolve({ send: (message) => worker.postMessage(message), end });
      else reject(new Error(data.refused));
    };
  });
}

async function onPage(loadHere, settle) {
  const engine = await loadHere();
  let hasEnded = false;
  let turn = Promise.resolve();
  const breathe = () => new Promise((resolve) => { setTimeout(resolve); });
  const send = (message) => {
    turn = turn.then(breathe).then(() => { if (!hasEnded) settle(answer(engine, message)); });
  };
  return { send, end: () => { hasEnded = true; } };
}
