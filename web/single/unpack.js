// Text back to the bytes it stands for: what every file inside a single-file edition goes through, on the page and in the
// engine's worker. No browser has a call that does this; the notation below keeps the file a third smaller than one could.

/** The printable characters of ASCII but `&`, `<` and `>`: 91, so that two of them tell 8,281 cases, and 13 bits need 8,192. */
const ARMOR = new Uint8Array(128).fill(255);
for (let code = 33, value = 0; code < 127; code += 1) {
  if (code !== 38 && code !== 60 && code !== 62) ARMOR[code] = value++;
}

/** The bytes behind armoured text (`crates/export/src/armor.rs` writes it): thirteen bits a pair of characters, the lowest first. */
function disarm(text) {
  const bytes = new Uint8Array(Math.ceil(text.length * 7 / 8));
  let n_bytes = 0;
  let bits = 0;
  let n_bits = 0;
  let first = -1;
  const take = (value, n) => {
    bits |= value << n_bits;
    for (n_bits += n; n_bits > 7; n_bits -= 8) {
      bytes[n_bytes++] = bits & 255;
      bits >>>= 8;
    }
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const value = code < 128 ? ARMOR[code] : 255;
    // Line breaks are there for editors; whatever else does not belong has got in on the way, and the file will not open.
    if (value === 255) continue;
    if (first < 0) {
      first = value;
    } else {
      take(first * 91 + value, 13);
      first = -1;
    }
  }
  if (first >= 0) take(first, 6);
  return bytes.subarray(0, n_bytes);
}

/** How long the match is, or a part of a distance: `n_bits` decisions, each resting on those before it. */
const TREE = (n_bits) => new Uint16Array(1 << n_bits).fill(1024);

/**
 * `size` bytes from a stream of LZMA without a header, made with three bits of context and no bits of position
 * (`xtask/src/single.rs`); it may repeat what is in `before`, another file that is much like it. The format: Igor Pavlov, LZMA specification (draft, 2015), which is in the public domain.
 */
function unpack(packed, size, before = new Uint8Array()) {
  const all = before.length + size;
  const out = new Uint8Array(all);
  out.set(before);
  let at = 5;
  let range = -1 >>> 0;
  let code = ((packed[1] << 24) | (packed[2] << 16) | (packed[3] << 8) | packed[4]) >>> 0;

  const bit = (odds, index) => {
    const chance = odds[index];
    const bound = (range >>> 11) * chance;
    let is_set = 0;
    if (code < bound) {
      range = bound;
      odds[index] = chance + ((2048 - chance) >>> 5);
    } else {
      range -= bound;
      code -= bound;
      odds[index] = chance - (chance >>> 5);
      is_set = 1;
    }
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | packed[at++]) >>> 0;
    }
    return is_set;
  };
  const plain_bits = (n) => {
    let value = 0;
    for (; n > 0; n -= 1) {
      range >>>= 1;
      const is_set = code >= range ? 1 : 0;
      if (is_set) code -= range;
      value = (value << 1) | is_set;
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[at++]) >>> 0;
      }
    }
    return value;
  };
  const highest_first = (odds, n) => {
    let node = 1;
    for (let k = 0; k < n; k += 1) node = (node << 1) | bit(odds, node);
    return node - (1 << n);
  };
  const lowest_first = (odds, n, offset = 0) => {
    let node = 1;
    let value = 0;
    for (let k = 0; k < n; k += 1) {
      const is_set = bit(odds, offset + node);
      node = (node << 1) | is_set;
      value |= is_set << k;
    }
    return value;
  };
  const lengths = () => ({ choice: TREE(1), low: TREE(3), middle: TREE(3), high: TREE(8) });
  const length = ({ choice, low, middle, high }) => {
    if (!bit(choice, 0)) return 2 + highest_first(low, 3);
    return bit(choice, 1) ? 18 + highest_first(high, 8) : 10 + highest_first(middle, 3);
  };

  const literals = Array.from({ length: 8 }, () => new Uint16Array(0x300).fill(1024));
  const [is_match, is_repeat, is_older, is_oldest, is_third, is_long] = Array.from({ length: 6 }, () => TREE(4));
  const slots = Array.from({ length: 4 }, () => TREE(6));
  const near = new Uint16Array(115).fill(1024);
  const align = TREE(4);
  const new_length = lengths();
  const repeat_length = lengths();
  let [distance, second, third, fourth] = [0, 0, 0, 0];
  let state = 0;

  for (let n = before.length; n < all;) {
    if (!bit(is_match, state)) {
      const odds = literals[n > 0 ? out[n - 1] >> 5 : 0];
      let node = 1;
      if (state >= 7) {
        let matched = out[n - distance - 1];
        while (node < 256) {
          const hint = (matched >> 7) & 1;
          matched <<= 1;
          const is_set = bit(odds, ((1 + hint) << 8) + node);
          node = (node << 1) | is_set;
          if (hint !== is_set) break;
        }
      }
      while (node < 256) node = (node << 1) | bit(odds, node);
      out[n++] = node;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let n_same;
    if (bit(is_repeat, state)) {
      if (!bit(is_older, state)) {
        if (!bit(is_long, state)) {
          state = state < 7 ? 9 : 11;
          out[n] = out[n - distance - 1];
          n += 1;
          continue;
        }
      } else if (!bit(is_oldest, state)) {
        [distance, second] = [second, distance];
      } else if (!bit(is_third, state)) {
        [distance, second, third] = [third, distance, second];
      } else {
        [distance, second, third, fourth] = [fourth, distance, second, third];
      }
      n_same = length(repeat_length);
      state = state < 7 ? 8 : 11;
    } else {
      [second, third, fourth] = [distance, second, third];
      n_same = length(new_length);
      state = state < 7 ? 7 : 10;
      const slot = highest_first(slots[Math.min(n_same - 2, 3)], 6);
      if (slot < 4) {
        distance = slot;
      } else {
        const n_low = (slot >> 1) - 1;
        distance = (2 | (slot & 1)) << n_low;
        if (slot < 14) distance += lowest_first(near, n_low, distance - slot);
        else distance += (plain_bits(n_low - 4) << 4) + lowest_first(align, 4);
      }
    }
    if (distance >= n || n + n_same > all) throw new Error("the file is damaged");
    for (const end = n + n_same; n < end; n += 1) out[n] = out[n - distance - 1];
  }
  return out.subarray(before.length);
}
