// Starts the page: fetches the WebAssembly module and hands over to it. A file of its own because the content security
// policy allows no inline script. Whatever goes wrong leaves the plain list of articles with a sentence on why.

const address = (id) => document.getElementById(id).href;

function giveUp(reason) {
  document.getElementById("reason").textContent = reason;
  document.documentElement.dataset.start = "failed";
}

/** A module that has nothing but a function type with a wide number, which is valid where there are wide instructions. */
const WIDE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b]);

// The engine is fetched when someone brings an article, not before, in wide instructions where site and browser have them. A site
// without one says so.
globalThis.connectEngine = async () => {
  const told = (name) => document.querySelector(`meta[name=${name}]`)?.content;
  const address = (WebAssembly.validate(WIDE) ? told("wide") : undefined) ?? told("engine");
  if (address === undefined) throw new Error("this site was built without it");
  const { connect } = await import(new URL(address, document.baseURI));
  return connect();
};

async function fetched(path) {
  const answer = await fetch(new URL(path, document.baseURI));
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}
const file = async (path) => new Uint8Array(await (await fetched(path)).arrayBuffer());

// What the page asks of the site it came from: an edition that was made of it, and what further ones are made of.
globalThis.onRecordPage = { file, page: async () => (await fetched("on-record.html")).text() };

if (typeof WebAssembly !== "object") {
  giveUp("This browser does not run WebAssembly, or it is switched off.");
} else {
  try {
    const { edition } = document.documentElement.dataset;
    if (edition !== undefined) globalThis.onRecordPage.edition = await file(edition);
    const { default: start } = await import(address("app-glue"));
    await start({ module_or_path: address("app-module") });
    document.documentElement.dataset.start = "done";
  } catch (error) {
    giveUp(`The program of this page could not be loaded (${error.message}). Reloading may help.`);
  }
}
