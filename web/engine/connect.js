// The page's end of the engine. `connect()` fetches it, in a worker where the browser has workers for modules, else into
// the page itself, where it runs one call at a time and lets the page breathe between them. The answers are the same.
import { answer } from "./answer.js";

/**
 * A connection: `call(name, ...given)` promises what the engine's function of that name answers; `stop()` ends the engine
 * at once, even in the middle of a call, and refuses all calls that are open.
 */
export async function connect() {
  const open = new Map();
  const settle = ({ id, value, refused, broken }) => {
    const { resolve, reject } = open.get(id) ?? {};
    open.delete(id);
    if (refused === undefined) resolve?.(value);
    else reject?.(new Error(refused));
    if (broken) stop("the engine has failed on another article");
  };
  const engine = (await inWorker(settle).catch(() => null)) ?? (await onPage(settle));
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

function inWorker(settle) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
    const end = () => worker.terminate();
    worker.onerror = (event) => { end(); reject(new Error(event.message)); };
    worker.onmessage = ({ data }) => {
      if (data.ready === undefined) settle(data);
      else if (data.ready) resolve({ send: (message) => worker.postMessage(message), end });
      else reject(new Error(data.refused));
    };
  });
}

async function onPage(settle) {
  const { default: start, ...engine } = await import("./engine.js");
  await start();
  let hasEnded = false;
  let turn = Promise.resolve();
  const breathe = () => new Promise((resolve) => { setTimeout(resolve); });
  const send = (message) => {
    turn = turn.then(breathe).then(() => { if (!hasEnded) settle(answer(engine, message)); });
  };
  return { send, end: () => { hasEnded = true; } };
}
