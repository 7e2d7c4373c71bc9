// The files of an archive, by path: enough for the archives that the page makes.
import { inflateRawSync } from "node:zlib";

/** Path and bytes of each entry, as the directory at the end lists them. */
export function unzip(archive) {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06"));
  let at = archive.readUInt32LE(end + 16);
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [n_packed, n_name, n_extra, n_note] = [archive.readUInt32LE(at + 20), ...[28, 30, 32].map((k) => archive.readUInt16LE(at + k))];
    const local = archive.readUInt32LE(at + 42);
    const path = archive.toString("utf8", at + 46, at + 46 + n_name);
    at += 46 + n_name + n_extra + n_note;
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    return [path, inflateRawSync(archive.subarray(start, start + n_packed))];
  });
}
