import { mediaType } from '#rules/media-type.ts';

/** True for an image that has no pixels of its own, by its media type. Source: SVG 2, appendix O. */
export function isVector(contentType: string | null | undefined): boolean {
  return mediaType(contentType) === 'image/svg+xml';
}
