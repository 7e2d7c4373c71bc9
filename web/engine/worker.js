// The engine in a thread of its own: answers calls one after another, in order.
import start, * as engine from "./engine.js";
import { answer } from "./answer.js";

const ready = start();
ready.then(() => postMessage({ ready: true }), (error) => postMessage({ ready: false, refused: error.message }));

onmessage = async ({ data }) => {
  await ready;
  postMessage(answer(engine, data));
};
