// A static file server as plain as the hosts this site is meant for: no rewriting, no headers but the type.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/**
 * Serves `folder` under `base` (which begins and ends with a slash) on a free port.
 * `requests` lists every path asked for, in order; `refuse` may name paths to answer with 404.
 */
export async function serve(folder, { base = "/", refuse = () => false } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    const inside = path.startsWith(base) ? path.slice(base.length) : null;
    const file = inside === null ? null : normalize(join(folder, inside === "" ? "index.html" : inside));
    try {
      if (file === null || !file.startsWith(folder + sep) || refuse(path)) throw new Error("not here");
      const body = await readFile(file);
      response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
      response.end(body);
    } catch {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("not found");
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    address: `http://127.0.0.1:${server.address().port}${base}`,
    requests,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}
