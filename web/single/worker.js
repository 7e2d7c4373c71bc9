// The engine in a thread of its own, inside a single-file edition: first its module comes, as text, then calls.
let engine;

async function begin({ packed, size, before }) {
  try {
    const { start, ...functions } = globalThis.onRecordEngine;
    await start({ module_or_path: unpack(disarm(packed), size, before) });
    engine = functions;
    postMessage({ ready: true });
  } catch (error) {
    postMessage({ ready: false, refused: error.message });
  }
}

onmessage = ({ data }) => {
  if (data.packed !== undefined) begin(data);
  else postMessage(answer(engine, data));
};
