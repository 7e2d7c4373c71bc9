// Firefox and WebKit, each driven by what it brings itself: Firefox speaks WebDriver BiDi, WebKitGTK has a WebDriver of its
// own and wants a screen, for which Xvfb serves. Both offer the same few calls. A machine without one of them skips its
// walks and says so.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import WebSocket from "ws";

const MINI_BROWSER = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/libexec"]
  .map((folder) => join(folder, "webkit2gtk-4.1/MiniBrowser"));

function findProgram(...names) {
  const files = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return files.find((file) => existsSync(file));
}

/** A proxy that nobody answers at. */
const DEAD = "127.0.0.1:9";
const DEAD_PROXY = Object.entries({
  "network.proxy.type": 1, "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9,
  "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9, "network.proxy.allow_hijacking_localhost": true,
}).map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join("");

/** Why an engine cannot be walked here; false where it can. */
export const MISSING = {
  firefox: findProgram("firefox-esr", "firefox") ? false : "no Firefox on the search path",
  webkit: findProgram("WebKitWebDriver") && findProgram("xvfb-run") && MINI_BROWSER.some(existsSync)
    ? false : "no WebKitWebDriver with MiniBrowser and xvfb-run (Debian: webkit2gtk-driver, xvfb)",
};

/** What every engine can do; `evaluate`, `goto`, `back`, `press`, `print`, `resize` and `close` are its own. */
class Engine {
  noise = [];

  /** The value of a function that runs in the page; arguments and value are plain data. */
  run(work, ...args) {
    return this.evaluate(`(async () => JSON.stringify((await (${work})(...${JSON.stringify(args)})) ?? null))()`).then(JSON.parse);
  }

  /** Waits until a function that runs in the page answers something true, and gives that. */
  async until(work, ...args) {
    for (const start = Date.now(); Date.now() - start < 30_000;) {
      const found = await this.run(work, ...args);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`not within 30 s: ${work} of ${JSON.stringify(args)}; noise: ${this.noise.join("; ")}`);
  }

  /** Presses the first visible element that matches, where it is seen. */
  async click(selector, text = "") {
    await this.press(await this.find(selector, text), "mouse");
  }

  /** The same with a finger. */
  async tap(selector, text = "") {
    await this.press(await this.find(selector, text), "touch");
  }

  /** The middle of the first visible element that matches, once nothing covers it. */
  find(selector, text) {
    return this.until((selector, text) => {
      const found = [...document.querySelectorAll(selector)].find((element) =>
        element.textContent.includes(text) && element.checkVisibility());
      if (!found) return null;
      found.scrollIntoView({ block: "center" });
      const box = found.getClientRects()[0];
      const point = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
      const hit = document.elementFromPoint(point.x, point.y);
      return found.contains(hit) || hit?.contains(found) ? point : null;
    }, selector, text);
  }
}

class Firefox extends Engine {
  #waiting = new Map();
  #number = 0;

  static async open({ isBlocked }) {
    const engine = new Firefox();
    engine.profile = await mkdtemp(join(tmpdir(), "on-record-firefox-"));
    if (isBlocked) await writeFile(join(engine.profile, "user.js"), DEAD_PROXY);
    const program = findProgram("firefox-esr", "firefox");
    engine.process = spawn(program, ["--headless", "--no-remote", "--profile", engine.profile, "--remote-debugging-port", "0"]);
    const address = await new Promise((resolve, reject) => {
      let said = "";
      engine.process.stderr.on("data", (data) => {
        said += data;
        const found = said.match(/WebDriver BiDi listening on (\S+)/);
        if (found) resolve(found[1]);
      });
      engine.process.on("exit", () => reject(new Error(`Firefox ended: ${said}`)));
    });
    engine.socket = new WebSocket(`${address}/session`);
    await new Promise((resolve, reject) => { engine.socket.on("open", resolve); engine.socket.on("error", reject); });
    engine.socket.on("message", (data) => engine.#hear(JSON.parse(data)));
    await engine.#call("session.new", { capabilities: {} });
    await engine.#call("session.subscribe", { events: ["log.entryAdded"] });
    engine.context = (await engine.#call("browsingContext.getTree", {})).contexts[0].context;
    return engine;
  }

  #hear({ id, type, method, params, result, message }) {
    if (method === "log.entryAdded") this.noise.push(`${params.level}: ${params.text}`);
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (type === "error") waiting?.reject(new Error(message));
    else waiting?.resolve(result);
  }

  #call(method, params) {
    const id = (this.#number += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }

  async evaluate(expression) {
    const target = { context: this.context };
    const { result, exceptionDetails } = await this.#call("script.evaluate", { expression, target, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  goto(url) { return this.#call("browsingContext.navigate", { context: this.context, url, wait: "complete" }); }
  back() { return this.#call("browsingContext.traverseHistory", { context: this.context, delta: -1 }); }
  resize(width, height) {
    return this.#call("browsingContext.setViewport", { context: this.context, viewport: { width, height } });
  }
  press({ x, y }, pointerType) {
    const move = { type: "pointerMove", x, y };
    const actions = [move, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    return this.#call("input.performActions", { context: this.context, actions: [{ type: "pointer", id: pointerType, parameters: { pointerType }, actions }] });
  }
  async print(width, height) {
    const { data } = await this.#call("browsingContext.print", { context: this.context, page: { width, height } });
    return Buffer.from(data, "base64");
  }
  async close() {
    this.socket.close();
    await end(this.process);
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

class WebKit extends Engine {
  static async open({ isBlocked }) {
    const engine = new WebKit();
    const port = await freePort();
    const env = {
      ...process.env,
      // The tests may run as root, in a container without a graphics card.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
      WEBKIT_DISABLE_COMPOSITING_MODE: "1",
      LIBGL_ALWAYS_SOFTWARE: "1",
    };
    engine.process = spawn("xvfb-run", ["-a", "WebKitWebDriver", `--port=${port}`], { env, detached: true });
    engine.base = `http://127.0.0.1:${port}`;
    for (let n = 0; ; n += 1) {
      if (await fetch(`${engine.base}/status`).then((answer) => answer.ok, () => false)) break;
      if (n > 200) throw new Error("WebKitWebDriver does not answer");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const options = { binary: MINI_BROWSER.find(existsSync), args: ["--automation"] };
    const proxy = { proxyType: "manual", httpProxy: DEAD, sslProxy: DEAD };
    const { sessionId } = await engine.#call("POST", "/session", { capabilities: { alwaysMatch: { "webkitgtk:browserOptions": options, ...(isBlocked ? { proxy } : {}) } } });
    engine.base += `/session/${sessionId}`;
    return engine;
  }

  async #call(method, path, body) {
    const answer = await fetch(this.base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${value?.message}`);
    return value;
  }

  evaluate(expression) {
    return this.#call("POST", "/execute/async", {
      script: `const done = arguments[0]; (${expression}).then(done, (error) => done(JSON.stringify(String(error))));`,
      args: [],
    });
  }

  goto(url) { return this.#call("POST", "/url", { url }); }
  back() { return this.#call("POST", "/back", {}); }
  async resize(width, height) {
    // The window has borders of its own; what counts is the page in it.
    for (let n = 0; n < 3; n += 1) {
      const inner = await this.run(() => [outerWidth - innerWidth, outerHeight - innerHeight]);
      await this.#call("POST", "/window/rect", { width: width + inner[0], height: height + inner[1] });
    }
  }
  press({ x, y }, pointerType) {
    const actions = [{ type: "pointerMove", duration: 0, x, y }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }];
    return this.#call("POST", "/actions", { actions: [{ type: "pointer", id: pointerType, parameters: { pointerType }, actions }] });
  }
  /** Nothing where this WebKit does not print for a driver. */
  async print(width, height) {
    const data = await this.#call("POST", "/print", { page: { width, height } }).catch(() => null);
    return data === null ? null : Buffer.from(data, "base64");
  }
  async close() {
    await this.#call("DELETE", "").catch(() => {});
    await end(this.process, -this.process.pid);
  }
}

/** Ends a program that was started here, with all that it started where `pid` is that of its group. */
async function end(child, pid = child.pid) {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(pid, "SIGTERM");
  await ended;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts an engine by its name in [`MISSING`]; `isBlocked` leads all its requests to a proxy that is dead. */
export const start = (name, { isBlocked = false } = {}) => (name === "firefox" ? Firefox : WebKit).open({ isBlocked });
