/** A file's first bytes end before what a reader looks for: more of them may hold it. */
export class CutOffError extends Error {}

/** The first bytes of a file, read by place. Numbers are big-endian unless `isLittle`. Throws CutOffError beyond them. */
export class Head {
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  #need(at: number, length: number): void {
    if (at < 0 || at + length > this.bytes.length) throw new CutOffError();
  }

  byte(at: number): number {
    this.#need(at, 1);
    return this.#view.getUint8(at);
  }

  short(at: number, isLittle = false): number {
    this.#need(at, 2);
    return this.#view.getUint16(at, isLittle);
  }

  long(at: number, isLittle = false): number {
    this.#need(at, 4);
    return this.#view.getUint32(at, isLittle);
  }

  /** These bytes as a text, one character each. */
  text(at: number, length: number): string {
    this.#need(at, length);
    return String.fromCharCode(...this.bytes.subarray(at, at + length));
  }

  /** These bytes as a head of their own, in which 0 is their first. */
  part(at: number, length: number): Head {
    this.#need(at, length);
    return new Head(this.bytes.subarray(at, at + length));
  }
}
