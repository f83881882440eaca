// Digits of pi, as a permutation of all bytes.
const PI = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32' +
    'bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a' +
    '961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e' +
    'c5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
);
const BLOCK = 8;
const SHIFTS = [1, 2, 3, 5];

/**
 * Undoes RC2 in CBC mode with PKCS#7 padding. Old Windows, Java and OpenSSL hide the certificates of a PKCS#12 file behind
 * it, and the OpenSSL of Node no longer knows it. Source: RFC 2268.
 * @param key its length is the effective one, in whole bytes
 * @throws RangeError when length or padding are wrong
 */
export function decryptRc2(encrypted: Uint8Array, key: Uint8Array, iv: Uint8Array): Buffer {
  if (encrypted.length === 0 || encrypted.length % BLOCK !== 0) throw new RangeError('No whole blocks.');
  const words = expand(key);
  const plain = Buffer.alloc(encrypted.length);
  let before = iv;
  for (let at = 0; at < encrypted.length; at += BLOCK) {
    const block = encrypted.subarray(at, at + BLOCK);
    decryptBlock(block, words).forEach((byte, i) => {
      plain[at + i] = byte ^ (before[i] ?? 0);
    });
    before = block;
  }
  const padding = plain.at(-1) ?? 0;
  const tail = plain.subarray(-padding);
  if (padding < 1 || padding > BLOCK || !tail.every((byte) => byte === padding))
    throw new RangeError('The padding is wrong.');
  return plain.subarray(0, plain.length - padding);
}

function expand(key: Uint8Array): Uint16Array {
  const bytes = new Uint8Array(128);
  bytes.set(key);
  const at = (index: number) => bytes[index] ?? 0;
  const pi = (index: number) => PI[index & 0xff] ?? 0;
  for (let i = key.length; i < 128; i++) bytes[i] = pi(at(i - 1) + at(i - key.length));
  bytes[128 - key.length] = pi(at(128 - key.length));
  for (let i = 127 - key.length; i >= 0; i--) bytes[i] = pi(at(i + 1) ^ at(i + key.length));
  return Uint16Array.from({ length: 64 }, (_, i) => at(2 * i) | (at(2 * i + 1) << 8));
}

function decryptBlock(block: Uint8Array, words: Uint16Array): Buffer {
  const bytes = Buffer.from(block);
  const r = Uint16Array.from([0, 2, 4, 6], (offset) => bytes.readUInt16LE(offset));
  const word = (index: number) => r[index & 3] ?? 0;
  let next = 63;
  const unmix = () => {
    for (let i = 3; i >= 0; i--) {
      const shift = SHIFTS[i] ?? 0;
      const rotated = (word(i) >>> shift) | (word(i) << (16 - shift));
      const [a, b, c] = [word(i + 3), word(i + 2), word(i + 1)];
      r[i] = rotated - (words[next--] ?? 0) - (a & b) - (~a & c);
    }
  };
  const unmash = () => {
    for (let i = 3; i >= 0; i--) r[i] = word(i) - (words[word(i + 3) & 63] ?? 0);
  };
  for (let round = 0; round < 16; round++) {
    if (round === 5 || round === 11) unmash();
    unmix();
  }
  [...r].forEach((value, i) => bytes.writeUInt16LE(value, 2 * i));
  return bytes;
}
