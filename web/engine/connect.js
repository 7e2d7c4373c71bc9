// The page's end of the engine. `connect()` fetches it, in a worker where the browser has workers for modules, else into
// the page itself, where it runs one call at a time and lets the page breathe between them. The answers are the same.
import { answer } from "./answer.js";

/** Calls that change what the engine holds, and so what later ones answer. The first of them empties it. */
const CHANGES = ["begin", "add", "unite"];

/**
 * A connection to the engine in the worker that `startWorker` starts or, if there can be none, in what `loadHere` loads
 * (a single-file edition has its own). `call(name, ...given)` promises what the engine's function of that name answers;
 * `stop()` ends the engine at once, even in the middle of a call, and refuses all calls that are open.
 *
 * A call on which the module traps is made once more in a new worker, which is first brought to where the last one was: not
 * every trap is the module's fault (memory that is short for a moment, the browser's compiler). At a second one it is refused.
 */
export async function connect(startWorker = startModuleWorker, loadHere = loadModule) {
  const open = new Map();
  let changes = [];
  let hasStopped = false;
  // Nothing while a new one starts.
  let engine = (await inWorker(startWorker, settle).catch(() => null)) ?? (await onPage(loadHere, settle));

  function settle({ id, value, refused, broken }) {
    const call = open.get(id);
    if (broken && call?.isFirst && engine.canBeReplaced) {
      call.isFirst = false;
      console.warn(`the engine starts anew: ${refused}`);
      replace().catch((error) => stop(error.message));
      return;
    }
    open.delete(id);
    if (refused === undefined) {
      if (call?.message.name === CHANGES[0]) changes = [];
      if (CHANGES.includes(call?.message.name)) changes.push(call.message);
      call?.resolve(value);
    } else {
      call?.reject(new Error(refused));
    }
    if (broken) stop("the engine has failed on another article");
  }
  async function replace() {
    engine.end();
    engine = null;
    const next = await inWorker(startWorker, settle);
    if (hasStopped) return next.end();
    engine = next;
    // Under a number that no call has, so that nobody hears the answers a second time.
    for (const message of changes) engine.send({ ...message, id: 0 });
    for (const { message } of open.values()) engine.send(message);
  }
  function stop(reason = "stopped") {
    hasStopped = true;
    engine?.end();
    for (const { reject } of open.values()) reject(new Error(reason));
    open.clear();
  }
  let last = 0;
  return {
    call: (name, ...given) => new Promise((resolve, reject) => {
      last += 1;
      const message = { id: last, name, given };
      open.set(last, { message, resolve, reject, isFirst: true });
      engine?.send(message);
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
      else if (data.ready) resolve({ canBeReplaced: true, send: (message) => worker.postMessage(message), end });
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
  return { canBeReplaced: false, send, end: () => { hasEnded = true; } };
}
