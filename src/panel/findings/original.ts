import type { ImageFacts } from '#panel/findings/finding.ts';
import { mediaType } from '#panel/media-type.ts';

/** What is known of an original: its media type, empty where nobody knows, and its bytes. */
export interface Original {
  readonly type: string;
  readonly bytes: number | null;
}

/** The original as it was measured, or else as Webflow describes it. */
export function originalOf({ contentType, size, measured }: ImageFacts): Original {
  return {
    type: mediaType(measured?.original.type ?? contentType),
    bytes: measured?.original.bytes ?? size ?? null,
  };
}
