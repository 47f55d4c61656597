import { expect, test } from 'vitest';
import { imageUrl, linkUrl } from '#panel/browser/image-url.ts';

const production = new URL('https://0123456789abcdef01234567.webflow-ext.com/1/index.html');
const local = new URL('http://localhost:1337/');

test.for([
  ['https://cdn.prod.website-files.com/a/b.png', production, true],
  ['http://cdn.prod.website-files.com/a/b.png', production, false],
  ['http://127.0.0.1:4000/b.png', production, false],
  ['http://127.0.0.1:4000/b.png', local, true],
  ['http://localhost:4000/b.png', local, true],
  ['http://[::1]:4000/b.png', local, true],
  ['http://127.0.0.1.evil.test/b.png', local, false],
  ['http://evil.test/b.png', local, false],
  ['javascript:alert(1)', production, false],
  ['data:image/png;base64,AAAA', production, false],
  ['blob:https://a.test/1', production, false],
  ['//evil.test/b.png', production, false],
  ['', production, false],
  [null, production, false],
  [undefined, production, false],
] as const)('P5 hostile-data: a preview of %s on %s is shown: %s', ([url, page, shown]) => {
  expect(imageUrl(url, page) !== null).toBe(shown);
});

test.for([
  ['https://api.example.test/oauth/start', true],
  ['http://localhost:3000/oauth/start', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
  ['/oauth/start', false],
  [null, false],
] as const)('P5 hostile-data: %s is a link: %s', ([url, isLink]) => {
  expect(linkUrl(url) !== null).toBe(isLink);
});
