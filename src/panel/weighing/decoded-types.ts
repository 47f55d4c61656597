/** The media types that the backend decodes. Others are refused with a reason where they are asked for. */
export const decodedTypes: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/svg+xml',
]);
