/** A picture of the corpus, and what is known of it. */
export interface Specimen {
  readonly name: string;
  /** The mime type it is served as, and is. */
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Pixels as `naturalWidth` and `naturalHeight` in Chromium 156; null where it shows nothing or nothing is said. */
  readonly size: readonly [width: number, height: number] | null;
  /** What Chromium shows instead, where the size is one of our own rule. */
  readonly shown?: readonly [width: number, height: number];
  /** Whether it moves, where that is worth a look. */
  readonly animated?: boolean | null;
}

/** A width and a height. */
export type Size = Specimen['size'];

/** Makes specimens of one type. */
export const specimens =
  (type: string) =>
  (name: string, bytes: Specimen['bytes'], size: Size, more: Partial<Specimen> = {}): Specimen => ({
    name: `${type}: ${name}`,
    type,
    bytes,
    size,
    ...more,
  });
