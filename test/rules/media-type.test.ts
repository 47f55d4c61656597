import { expect, test } from 'vitest';
import { mediaType } from '#rules/media-type.ts';

test.for([
  [null, ''],
  [undefined, ''],
  ['', ''],
  [';charset=utf-8', ''],
  ['image/jpeg', 'image/jpeg'],
  ['IMAGE/JPEG', 'image/jpeg'],
  [' Image/Jpeg ', 'image/jpeg'],
  ['image/jpg', 'image/jpeg'],
  ['image/pjpeg', 'image/jpeg'],
  ['image/x-png', 'image/png'],
  ['image/apng', 'image/png'],
  ['image/svg+xml; charset=utf-8', 'image/svg+xml'],
  ['image/svg+xml ;charset="a;b"', 'image/svg+xml'],
  ['image/png;\r\n charset=binary', 'image/png'],
  ['IMAGE/X-PNG; q=1', 'image/png'],
  ['image/vnd.microsoft.icon', 'image/x-icon'],
  ['image/webp', 'image/webp'],
  ['video/jpg', 'video/jpg'],
  ['jpg', 'jpg'],
  ['image/constructor', 'image/constructor'],
  ['image/__proto__', 'image/__proto__'],
] as const)('the media type of %j is %j', ([type, compared]) => {
  expect(mediaType(type)).toBe(compared);
});
