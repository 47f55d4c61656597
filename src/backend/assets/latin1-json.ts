/**
 * The same JSON in one byte a character (RFC 8259 §7). A single character beyond Latin-1 makes V8 keep all of a string
 * in two, so that a cache would hold twice the bytes it counts. What was escaped in such a string stays as wide as it
 * was until it is copied.
 */
export function oneByteJson(json: string): string {
  const escaped = json.replaceAll(
    /[^\0-\u00ff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Buffer.from(escaped, 'latin1').toString('latin1');
}
