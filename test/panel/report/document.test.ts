import axe from 'axe-core';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { page } from 'vitest/browser';
import { cut } from '#panel/report/markup.ts';
import { reportLimits } from '#panel/report/report.ts';
import {
  altFinding,
  heavyFinding,
  parseReport,
  reportImage,
  reportUsage,
  reportWith,
  writeReport,
} from '#test/support/panel/reports.ts';
import { modestly } from '#test/support/shared/properties.ts';

const canaries = [
  '<script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style></bdi></q><svg onload=alert(1)>',
  '<!-- --> ]]> <![CDATA[',
  '&lt;b&gt; &amp; &#60;',
  'صورة البحيرة \u202Eexe.jpg',
  'null \0 bell \x07 del \x7f next \x85',
  'lone \uD800 surrogate',
  '{{alert(1)}} `x`',
  'x'.repeat(300),
  '\uFEFF \u2028 \u2029',
  'javascript:alert(1)',
] as const;

const tags = new Set(
  'html head meta title style body header h1 p dl div dt dd main section h2 h3 h4 ul ol li a bdi span strong q img footer'.split(
    ' ',
  ),
);

/** What a document holds that no report may: other elements, event handlers, and addresses that are no https. */
function forbiddenIn(document: Document): string[] {
  return [...document.querySelectorAll('*')].flatMap((element) => [
    ...(tags.has(element.localName) ? [] : [element.localName]),
    ...[...element.attributes].flatMap(({ name, value }) =>
      name.startsWith('on') ||
      name === 'style' ||
      (name === 'src' && !value.startsWith('https://cdn.prod.website-files.com/')) ||
      (name === 'href' && !value.startsWith('#image-'))
        ? `${name}=${value}`
        : [],
    ),
  ]);
}

const everywhere = (text: string) =>
  reportWith(
    [
      reportImage({
        name: text,
        thumbnail: `https://cdn.prod.website-files.com/lake.jpg?${text}`,
        usages: [reportUsage({ text, place: text })],
        findings: [altFinding({ rule: 'redundant', words: text }), heavyFinding(2_000_000)],
      }),
    ],
    { name: text, date: text },
  );

/** The text as the parser returns it: it reads what HTML does not allow as U+FFFD. */
const asRead = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '\uFFFD');

test.for(canaries)('a text is a text wherever it stands: %j', (text) => {
  const document = parseReport(everywhere(text));
  expect(forbiddenIn(document)).toEqual([]);
  expect(document.querySelector('q')?.textContent).toBe(asRead(cut(text, reportLimits.text)));
  expect(document.querySelector('.image h3 bdi')?.textContent).toBe(asRead(cut(text, reportLimits.name)));
  expect(document.querySelector('img')?.getAttribute('src')).toContain(asRead(text));
  expect(document.title).toContain('Images of');
});

test('any text leaves the document’s elements as they are', () => {
  const shape = (text: string): string[] =>
    [...parseReport(everywhere(text)).querySelectorAll('*')].map(({ localName }) => localName);
  const plain = shape('A lake');
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
      fc.pre(text.trim() !== '');
      expect(shape(text)).toEqual(plain);
      expect(parseReport(everywhere(text)).querySelector('q')?.textContent).toBe(
        asRead(cut(text, reportLimits.text)),
      );
    }),
    modestly(300),
  );
});

test('a browser runs and loads nothing but pictures over https, without a referrer', () => {
  const document = parseReport(everywhere('A lake'));
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]');
  expect(policy?.getAttribute('content')).toBe(
    "default-src 'none'; img-src https:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  );
  // A policy governs only what comes after it. Source: HTML standard, pragma directives.
  expect(policy?.previousElementSibling?.getAttribute('charset')).toBe('utf-8');
  const picture = document.querySelector('img');
  expect(picture?.outerHTML).toBe(
    '<img class="thumb" src="https://cdn.prod.website-files.com/lake.jpg?A lake" alt="" width="96" height="96" loading="lazy" decoding="async" referrerpolicy="no-referrer">',
  );
});

test('the policy stops a script and a picture over http, were they in the document', async () => {
  const frame = document.createElement('iframe');
  onTestFinished(() => frame.remove());
  const bad = '<script>parent.reportCanary = 1</script><img src="http://127.0.0.1:9/x.png"></body>';
  frame.srcdoc = writeReport(everywhere('A lake')).replace('</body>', bad);
  document.body.append(frame);
  await new Promise((resolve) => frame.addEventListener('load', resolve));
  expect('reportCanary' in window).toBe(false);
  expect(frame.contentDocument?.querySelector('script')).not.toBeNull();
});

test('totals, findings by severity with next steps, and each image with its text and bytes are there', () => {
  const heavy = [3_000_000, 2_000_000].map((bytes) =>
    reportImage({ name: `${bytes}.jpg`, findings: [heavyFinding(bytes)] }),
  );
  const silent = reportImage({
    name: 'door.jpg',
    findings: [altFinding()],
    usages: [reportUsage({ text: '', state: 'notSet' }), reportUsage({ text: '', state: 'decorative' })],
  });
  const document = parseReport(reportWith([...heavy, silent], { withoutAlt: 1 }));
  const text = (selector: string): string[] =>
    [...document.querySelectorAll(selector)].map((element) =>
      (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
    );
  expect(text('.totals > div')).toEqual([
    'Images3',
    'A phone loads169 kB',
    'A laptop loads1.75 MBnot known for 2 places',
    'Without alt text1',
  ]);
  expect(text('.severity > h3')).toEqual(['Important', 'Worth doing']);
  expect(text('.kind')).toEqual([
    'Alt text is missing 1 image Screen readers can’t say what it shows. If it’s only decoration, mark it as decorative. Describe the image.3. door.jpg',
    expect.stringMatching(/^Original is heavy 2 images 1\. 3000000\.jpg .*3 MB.*2\. 2000000\.jpg .*2 MB/),
  ]);
  expect(text('#image-1 .facts > div')).toEqual([
    'Alt textA lake at dawn Set on this image',
    'A phone loads169 kB',
    'A laptop loads1.75 MB · 309 kB would do',
    'WhereAfter “Lakes”',
  ]);
  expect(text('#image-3 .facts dd')[0]).toBe('Not setDecorative');
  expect(document.documentElement.lang).toBe('en');
});

test.for([
  ['with nothing to improve', reportWith([reportImage()]), 'Nothing to improve.'],
  [
    'with nothing found before every file was checked',
    reportWith([reportImage()], { isKnown: false }),
    'Nothing found so far. Not everything was checked.',
  ],
  ['without images', reportWith([]), 'Images'],
  ['of a page that was not fully read', reportWith([], { isComplete: false }), 'The page wasn’t fully read.'],
  ['of a page without a name', reportWith([], { name: '' }), 'Images of “this page”'],
  [
    'with an image of which nothing is known',
    reportWith([
      reportImage({
        thumbnail: null,
        contentType: null,
        width: null,
        height: null,
        bytes: null,
        usages: [
          reportUsage({
            text: null,
            state: null,
            place: '',
            loads: { phone: { loaded: null, needed: null }, laptop: { loaded: null, needed: null } },
          }),
        ],
      }),
    ]),
    'Not known',
  ],
] as const)('a report %s says so', ([, report, said]) => {
  expect(parseReport(report).documentElement.textContent).toContain(said);
});

test.for([
  [800, 600],
  [320, 460],
] as const)(
  'axe finds nothing in a report at %s × %s, and it is no wider than the window',
  async ([width, height]) => {
    await page.viewport(width, height);
    const many = Array.from({ length: 12 }, () =>
      reportImage({ name: 'x'.repeat(300), findings: [altFinding(), heavyFinding(2_000_000)] }),
    );
    const parsed = parseReport(reportWith([...many, reportImage({ thumbnail: null })]));
    const styles = document.createElement('style');
    styles.textContent = parsed.querySelector('style')?.textContent ?? '';
    const body = document.createElement('div');
    body.append(...[...parsed.body.children].map((element) => document.importNode(element, true)));
    for (const picture of body.querySelectorAll('img')) picture.removeAttribute('src');
    document.body.append(styles, body);
    onTestFinished(() => {
      styles.remove();
      body.remove();
    });
    const { violations } = await axe.run(body, { resultTypes: ['violations'] });
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} ${html}`))).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
  },
);
