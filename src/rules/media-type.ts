/**
 * Other names of a media type, without `image/`. Sources: IANA's registry; the names browsers used before, such as
 * Internet Explorer's `pjpeg` and `x-png`.
 */
const aliases = new Map([
  ['jpg', 'jpeg'],
  ['pjpeg', 'jpeg'],
  ['x-png', 'png'],
  ['apng', 'png'],
  ['vnd.mozilla.apng', 'png'],
  ['svg', 'svg+xml'],
  ['x-ms-bmp', 'bmp'],
  ['vnd.microsoft.icon', 'x-icon'],
]);

/**
 * Returns a media type for comparison: in lower case, without parameters, by its usual name. Empty where none is given.
 * Source: RFC 9110 §8.3.1.
 */
export function mediaType(type: string | null | undefined): string {
  const essence = (type ?? '').replace(/;.*/s, '').trim().toLowerCase();
  return essence.replace(/(?<=^image\/).*/, (name) => aliases.get(name) ?? name);
}
