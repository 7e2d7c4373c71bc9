// Archives: the files of one that the page makes, and one of given files.
import { deflateRawSync, inflateRawSync } from "node:zlib";

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});
const crc32 = (bytes) => ~bytes.reduce((crc, byte) => CRC[(crc ^ byte) & 255] ^ (crc >>> 8), -1) >>> 0;

/** An archive of these files, path and bytes of each. */
export function zip(files) {
  const [out, table] = [[], []];
  let n_bytes = 0;
  for (const [path, bytes] of files) {
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt16LE(8, 4);
    for (const [at, number] of [[10, crc32(bytes)], [14, packed.length], [18, bytes.length]]) head.writeUInt32LE(number, at);
    head.writeUInt16LE(Buffer.byteLength(path), 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(n_bytes, 10);
    table.push(Buffer.from("PK\x01\x02\x14\0", "latin1"), head, place, Buffer.from(path));
    const entry = Buffer.concat([Buffer.from("PK\x03\x04"), head, Buffer.from(path), packed]);
    out.push(entry);
    n_bytes += entry.length;
  }
  const directory = Buffer.concat(table);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(n_bytes, 16);
  return Buffer.concat([...out, directory, end]);
}

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
