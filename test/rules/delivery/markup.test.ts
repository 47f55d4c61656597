import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ImageMarkup, imgTag, safeUrl, srcsetOf } from '#rules/delivery/markup.ts';
import { candidatesOf } from '#test/rules/delivery/candidates.ts';
import { parseSrcset } from '#test/rules/delivery/parse-srcset.ts';
import { modestly } from '#test/support/shared/properties.ts';

const base = 'https://cdn.example.test/';

test.for([
  ['a.jpg', 'a.jpg'],
  ['a b.jpg', 'a%20b.jpg'],
  [' a.jpg\n', 'a.jpg'],
  ['a\tb\r\nc.jpg', 'a%09b%0D%0Ac.jpg'],
  ['a%20b.jpg', 'a%20b.jpg'],
  ['100%.jpg', '100%.jpg'],
  ['a,b.jpg', 'a,b.jpg'],
  ['a, b.jpg', 'a,%20b.jpg'],
  ['a.jpg,', 'a.jpg%2C'],
  [',,a.jpg,,', '%2C%2Ca.jpg%2C%2C'],
  ['夜.jpg', '夜.jpg'],
  ['a(1).jpg', 'a(1).jpg'],
  ['a\u00a0b.jpg', 'a\u00a0b.jpg'],
] as const)('the URL %o is written %o', ([url, written]) => {
  expect(safeUrl(url)).toBe(written);
});

test('a srcset is parsed back exactly, whatever its URLs contain', () => {
  const file = fc.record({
    name: fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(' ', ',', '%', 'a', '\n', '"', '(', ')') }),
    ),
    width: fc.integer({ min: 1, max: 2 ** 31 - 1 }),
  });
  fc.assert(
    fc.property(fc.array(file, { maxLength: 8 }), (made) => {
      const files = made.map(({ name, width }) => ({
        url: base + name,
        width,
        bytes: null,
        isOriginal: false,
      }));
      const read = parseSrcset(srcsetOf(files));
      expect(read).toEqual(files.map(({ url, width }) => ({ url: safeUrl(url), width })));
      for (const [at, { url }] of read.entries()) {
        // Each still names the same file: a URL parser drops or escapes the same characters.
        const path = (address: string) => decodeURIComponent(new URL(address).pathname);
        const isPlain = /^[\w ,()]*$/.test(made[at]?.name ?? '');
        if (isPlain) expect(path(url)).toBe(path(files[at]?.url ?? ''));
      }
    }),
    modestly(500),
  );
});

const plain: ImageMarkup = {
  url: `${base}ridge.jpg`,
  alt: { state: 'image', text: 'A ridge' },
  width: 1600,
  height: 900,
  files: candidatesOf([500, 1600]),
  sizes: '100vw',
};

test.for([
  [
    'everything',
    {},
    '<img src="https://cdn.example.test/ridge.jpg" alt="A ridge" width="1600" height="900" srcset="https://cdn.example.test/file-500-0.jpg 500w, https://cdn.example.test/file-1600-1.jpg 1600w" sizes="100vw">',
  ],
  [
    'one file',
    { files: candidatesOf([1600]) },
    '<img src="https://cdn.example.test/ridge.jpg" alt="A ridge" width="1600" height="900">',
  ],
  ['no files', { files: [], width: null }, '<img src="https://cdn.example.test/ridge.jpg" alt="A ridge">'],
  ['no height', { files: [], height: null }, '<img src="https://cdn.example.test/ridge.jpg" alt="A ridge">'],
  [
    'a decorative image',
    { files: [], width: 0, alt: { state: 'decorative', text: '' } },
    '<img src="https://cdn.example.test/ridge.jpg" alt="">',
  ],
  [
    'no alt text',
    { files: [], width: 0, alt: { state: 'notSet', text: '' } },
    '<img src="https://cdn.example.test/ridge.jpg">',
  ],
  [
    'no known alt text',
    { files: [], width: 0, alt: { state: null, text: null } },
    '<img src="https://cdn.example.test/ridge.jpg">',
  ],
  [
    'hostile words',
    {
      files: [],
      width: 0,
      url: `${base}"><script>.jpg?a=1&copy=2`,
      alt: { state: 'image', text: "\"><img src=x onerror=alert(1)> &amp; \r\n'夜'" },
    },
    `<img src="https://cdn.example.test/&quot;&gt;&lt;script&gt;.jpg?a=1&amp;copy=2" alt="&quot;&gt;&lt;img src=x onerror=alert(1)&gt; &amp;amp; &#13;\n'夜'">`,
  ],
] as const)('a tag of %s', ([, changes, tag]) => {
  expect(imgTag({ ...plain, ...changes })).toBe(tag);
});

test.for(['javascript:alert(1)', 'data:image/png;base64,AAAA', '//cdn.example.test/a.jpg'])(
  'the URL %s is never in a tag',
  (url) => {
    const [small, large] = candidatesOf([500, 1600]);
    if (!small || !large) throw new Error('no files');
    expect(imgTag({ ...plain, url })).toContain(`src="${large.url}"`);
    expect(imgTag({ ...plain, files: [small, { ...large, url }] })).not.toContain(url);
    expect(imgTag({ ...plain, url, files: [{ ...large, url }] })).toBeNull();
  },
);
