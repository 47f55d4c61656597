/** True for an image that has no pixels of its own, by its mime type. Source: SVG 2, appendix O. */
export function isVector(contentType: string | null | undefined): boolean {
  return contentType === 'image/svg+xml';
}
