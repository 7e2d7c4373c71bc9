// The site kept on the device, for use without a network: only where a person asks for it or installs the page as an app.
// A new version is offered, never forced.

const place = document.getElementById("keep");
const said = place.querySelector("[role=status]");
const button = place.querySelector("button");
const script = document.querySelector("meta[name=offline]")?.content;

/** What the place says, and what its button does; no button where there is nothing to do. */
function show(words, label, act) {
  place.hidden = false;
  said.textContent = words;
  button.hidden = label === undefined;
  button.textContent = label ?? "";
  button.onclick = act ?? null;
}

function offer(words = "") {
  show(words, "Keep this site on this device, for use without a network", keep);
}

function showKept(registration) {
  show("Kept on this device: it opens without a network.", "Remove it", async () => {
    await registration.unregister();
    const mine = (await caches.keys()).filter((name) => name.startsWith(`on-record ${registration.scope} `));
    await Promise.all(mine.map((name) => caches.delete(name)));
    offer("Removed from this device.");
  });
}

function showNewer(worker) {
  show("A new version is here.", "Reload", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    worker.postMessage("take over");
  });
}

/** Follows a worker until it waits beside another, or is the one that serves. */
function follow(registration) {
  const settle = () => {
    if (registration.waiting && registration.active) showNewer(registration.waiting);
    else if (registration.active) showKept(registration);
    else if (!registration.installing) offer();
  };
  const watch = () => registration.installing?.addEventListener("statechange", settle);
  registration.addEventListener("updatefound", watch);
  watch();
  settle();
}

async function keep() {
  show("Fetching everything there is …");
  try {
    const registration = await navigator.serviceWorker.register(script);
    follow(registration);
  } catch (error) {
    show(`This browser does not keep it (${error.message}).`, "Try again", keep);
  }
}

// A browser that cannot keep sites, or a build without the list of files, says nothing.
if ("serviceWorker" in navigator && script !== undefined) {
  addEventListener("appinstalled", keep);
  const registration = await navigator.serviceWorker.getRegistration();
  // A site further up may have a worker that serves this one too; it is none of ours.
  if (registration?.scope === new URL("./", document.baseURI).href) follow(registration);
  else if (matchMedia("(display-mode: standalone)").matches) await keep();
  else offer();
}
