import type { AltTextHandle } from '#panel/designer/image.ts';

/** Where an alt text is written: at one usage of an image, or at its asset for all of them. */
export type AltLevel = 'image' | 'asset';

/** One alt text; `key` identifies it. */
export interface AltTarget {
  readonly level: AltLevel;
  readonly key: string;
  readonly assetId: string;
  readonly handle: AltTextHandle;
  /** The value as the panel shows it, sentinels included; undefined where it is not known. */
  readonly shown: string | null | undefined;
  /** True where another level's text is shown: the own value is then not a text. */
  readonly inherits: boolean;
}
