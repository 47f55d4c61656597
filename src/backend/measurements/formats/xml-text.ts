/** Byte order marks, and what the first letter of a document is in 16 bits without one. Source: XML 1.0, appendix F. */
const marks: readonly (readonly [bytes: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x3c, 0x00], 'utf-16le'],
  [[0x00, 0x3c], 'utf-16be'],
];

/** How far an XML declaration is looked for. */
const declaration = 256;

function decoderFor(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}

/**
 * The text of an XML document that begins with these bytes, without a byte order mark. A mark counts more than the
 * declaration; an unknown encoding is read as UTF-8, and so is one of 16 bits where the bytes have 8.
 */
export function xmlText(bytes: Uint8Array): string {
  const marked = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  const start = String.fromCharCode(...bytes.subarray(0, declaration));
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/.exec(start)?.[1] ?? 'utf-8';
  const encoding = marked?.[1] ?? (/^(?:utf-?16|ucs-?2|iso-10646)/i.test(declared) ? 'utf-8' : declared);
  return decoderFor(encoding).decode(bytes);
}
