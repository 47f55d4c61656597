import { expect, test } from 'vitest';
import { assetKindOf } from '#rules/asset-kind.ts';

test.for([
  ['image/jpeg', 'a.jpg', 'image'],
  ['image/svg+xml', 'a.svg', 'image'],
  ['IMAGE/GIF', 'a.gif', 'image'],
  ['image/heic', 'a.heic', 'image'],
  ['video/mp4', 'a.mp4', 'video'],
  ['video/quicktime', 'a', 'video'],
  ['audio/mpeg', 'a.mp3', 'audio'],
  ['application/json', 'a.json', 'lottie'],
  ['application/json; charset=utf-8', null, 'lottie'],
  ['application/octet-stream', 'a.lottie', 'lottie'],
  ['application/pdf', 'a.pdf', 'document'],
  ['application/msword', 'a.doc', 'document'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'a.docx', 'document'],
  ['application/vnd.oasis.opendocument.text', 'a.odt', 'document'],
  ['application/vnd.ms-excel', 'a.xls', 'document'],
  ['text/csv', 'a.csv', 'document'],
  ['binary/octet-stream', 'Plan.PDF', 'document'],
  [null, 'photo.JPG', 'image'],
  [null, 'https://example.com/a.mp4?x=1.png', 'video'],
  [null, null, 'other'],
  ['', '', 'other'],
  ['application/zip', 'a.zip', 'other'],
  ['font/woff2', 'a.woff2', 'other'],
  ['toString', 'constructor', 'other'],
] as const)('an asset of type %s named %s is of the kind %s', ([type, name, expected]) => {
  expect(assetKindOf(type, name)).toBe(expected);
});
