import type { AltTextHandle } from '#panel/designer/image.ts';

/** Where an alt text is written: at one placement of an image, or at its asset for all of them. */
export type AltLevel = 'image' | 'asset';

/** One alt text. `key` tells it from every other, whatever is selected. */
export interface AltTarget {
  readonly level: AltLevel;
  readonly key: string;
  readonly assetId: string;
  readonly handle: AltTextHandle;
  /** The value as the panel shows it, sentinels included; undefined where it is not known. */
  readonly shown: string | null | undefined;
  /** Whether it shows another level's text: what it holds itself is then not a text. */
  readonly inherits: boolean;
}
