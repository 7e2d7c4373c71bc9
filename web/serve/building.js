// Only in pages that `cargo xtask serve` shows before everything is built: what is not there yet says so, here and where it is
// asked for, and works once it is there, without reloading. `xtask/src/quick.rs` writes what is read here.

/** The parts, with what asks for them. */
const PARTS = { engine: "the engine, which “Add articles” needs", site: "the file that “Make my edition” is made of" };

const place = document.createElement("aside");
place.className = "building";
place.setAttribute("aria-label", "What is still being built");
place.append(document.createElement("p"));
place.firstChild.setAttribute("role", "status");
document.body.append(place);

/** How far each part is: `building`, `ready` or `failed`, with where it is, or why not. */
async function told() {
  const answer = await fetch("building.txt", { cache: "no-store" });
  const lines = (await answer.text()).trim().split("\n");
  return Object.fromEntries(lines.map((line) => {
    const [part, state, ...words] = line.split(" ");
    return [part, { state, words: words.join(" ") }];
  }));
}

/** Where a part is; an error that says why it is not there. */
async function address(part) {
  const { state, words } = (await told())[part];
  if (state !== "ready") throw new Error(state === "failed" ? `it could not be built (${words})` : "it is still being built, try again in some minutes");
  return new URL(words, document.baseURI);
}

globalThis.connectEngine = async () => (await import(await address("engine"))).connect();
const { page } = globalThis.onRecordPage;
globalThis.onRecordPage.page = async () => {
  await address("site");
  return page();
};

function sentence(parts) {
  const of = (wanted) => Object.keys(PARTS).filter((part) => parts[part].state === wanted);
  const failed = of("failed").map((part) => `Could not be built: ${PARTS[part]} (${parts[part].words}).`);
  const building = of("building").map((part) => PARTS[part]).join(", and ");
  if (building !== "") return [...failed, `Still being built: ${building}.`].join(" ");
  return failed.join(" ") || "Everything is built. Reload the page for its quicker program.";
}

async function show() {
  try {
    const parts = await told();
    const words = sentence(parts);
    // A status that is written anew is read out anew.
    if (place.firstChild.textContent !== words) place.firstChild.textContent = words;
    if (Object.values(parts).some(({ state }) => state === "building")) setTimeout(show, 2000);
  } catch {
    place.firstChild.textContent = "The server of this page has stopped; what is not built yet will not come.";
  }
}
show();
