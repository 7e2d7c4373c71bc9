// One call to the engine, answered as a message: in the worker and, where there is none, on the page.

/** Runs `engine[name](...given)`; a refusal is an answer too. After a `broken` one the module must not be called again. */
export function answer(engine, { id, name, given }) {
  try {
    return { id, value: engine[name](...given) };
  } catch (error) {
    return { id, refused: error.message, broken: error instanceof WebAssembly.RuntimeError };
  }
}
