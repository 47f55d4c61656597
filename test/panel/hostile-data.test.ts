import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { assetFields } from '#contract/asset-fields.ts';
import { assetId, detailsOf, variantOf } from '#test/support/panel/asset-details.ts';
import { openFold } from '#test/support/panel/open-folds.ts';
import { pressEntry } from '#test/support/panel/open-menu.ts';
import { openPanel, photoUrl } from '#test/support/panel/open-panel.tsx';
import { answers, createScriptedBackend } from '#test/support/panel/scripted-backend.ts';
import {
  createScriptedDesigner,
  designerAsset,
  imageElement,
  otherElement,
  says,
} from '#test/support/panel/scripted-designer.ts';
import { answerStories } from '#test/support/panel/stories/answer-stories.ts';
import { selectionStories } from '#test/support/panel/stories/selection-stories.ts';

const sizes = [
  [240, 360],
  [320, 460],
  [800, 600],
] as const;

const hostile = [
  ['markup', '"><img src=x onerror="document.title=1"><script>document.title=2</script>'],
  ['a style', '</style><style>*{display:none}</style>'],
  ['right-to-left marks', 'photo\u202Egnp.exe\u2066\u200F'],
  ['ten thousand characters', 'x'.repeat(10_000)],
  ['ten thousand in words', 'word '.repeat(2_000)],
  ['emoji', '👩‍👩‍👧‍👦🏳️‍🌈'.repeat(40)],
  ['Arabic', 'صورة جبال عند الغروب '.repeat(30)],
  ['Japanese', '夕焼けの山々の写真'.repeat(40)],
  ['combining marks', `a${'\u0301'.repeat(300)}`],
  ['line ends', 'a\r\nb\tc\u0000d\u2028e'],
  ['a template', '{{ui}} $& $` $1'],
  ['a prototype', '__proto__'],
] as const;

/** Every element that overflows the frame or overlaps its neighbours. */
function overflowing(): string[] {
  const isHidden = (element: Element): boolean => element.closest('.hidden, .offscreen') !== null;
  return [...document.querySelectorAll('main, main *')]
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 0 && (left < -0.5 || right > innerWidth + 0.5) && !isHidden(element);
    })
    .map((element) => `${element.tagName} ${element.className}`);
}

async function expectToFit(): Promise<void> {
  for (const [width, height] of sizes) {
    await page.viewport(width, height);
    expect(overflowing(), `${width} × ${height}`).toEqual([]);
    expect(document.documentElement.scrollWidth, `${width} × ${height}`).toBeLessThanOrEqual(width);
  }
}

/** Expects that every link leads to our own help. */
function expectOnlyHelp(): void {
  for (const link of document.querySelectorAll('main a')) {
    expect(link.getAttribute('href')).toMatch(/^https:\/\/assets\.example\.com\/help(?:#\w+)?$/);
  }
}

test.for(hostile)('P5 hostile-data: %s everywhere is rendered as text inside its box', async ([, text]) => {
  const backend = createScriptedBackend();
  backend.script(
    answers(
      detailsOf({
        ...assetFields({ id: assetId, name: text, text, count: 2_212_772 }),
        variants: [
          variantOf(500, { hostedUrl: text, format: text, displayName: text, originalFileName: text }),
          variantOf(800, { error: text }),
        ],
      }),
    ),
  );
  const asset = designerAsset({
    name: says(text),
    url: says(text),
    mimeType: says(text),
    altText: says(text),
  });
  const binding = { source: 'cms', field: text, collection: text } as const;
  const element = imageElement({
    asset: says(asset),
    altText: says(text),
    bindings: says({ boundFile: binding, boundAltText: binding }),
  });
  const before = { title: document.title, href: location.href };
  openPanel({ backend, designer: createScriptedDesigner({ selection: says(element) }) });

  await expect.element(page.getByRole('table', { name: 'Files' })).toBeVisible();
  await openFold('File');
  expect(document.querySelector('h1')?.textContent).toBe(text);
  expect(document.querySelectorAll('main :is(img, script, style, iframe)')).toHaveLength(0);
  expectOnlyHelp();
  await expectToFit();
  expect({ title: document.title, href: location.href }).toEqual(before);
});

test.for([
  'javascript:document.title=1',
  'data:text/html,<script>1</script>',
  'http://evil.test/a.png',
  '//evil.test/a.png',
  'not a url',
])('P5 hostile-data: %s is never loaded, and can be copied', async (url) => {
  const backend = createScriptedBackend();
  backend.script(answers(detailsOf({ hostedUrl: url })));
  const { copied } = openPanel({
    backend,
    designer: createScriptedDesigner({ selection: says(imageElement()) }),
  });
  await expect.element(page.getByText('No preview')).toBeVisible();
  expect(document.querySelectorAll('main img')).toHaveLength(0);
  expectOnlyHelp();
  await pressEntry('Copy', 'Copy URL');
  expect(copied).toEqual([url]);
});

test('P5 hostile-data: a picture that does not load is replaced by a text', async () => {
  const backend = createScriptedBackend();
  backend.script(answers(detailsOf({ hostedUrl: `${photoUrl}.missing` })));
  openPanel({ backend, designer: createScriptedDesigner({ selection: says(imageElement()) }) });
  await expect.element(page.getByText('Preview didn’t load')).toBeVisible();
});

test('P5 hostile-data: a long name can be expanded and collapsed', async () => {
  const name = 'long '.repeat(100);
  const backend = createScriptedBackend();
  backend.script(answers(detailsOf({ displayName: name })));
  openPanel({ backend, designer: createScriptedDesigner({ selection: says(imageElement()) }) });
  const heading = page.getByRole('heading', { level: 1 });
  await expect.element(heading).toHaveTextContent(name.trim());
  const closed = heading.element().getBoundingClientRect().height;
  const button = heading.getByRole('button');
  await button.click();
  await expect.poll(() => heading.element().getBoundingClientRect().height).toBeGreaterThan(closed);
  await button.click();
  await expect.poll(() => heading.element().getBoundingClientRect().height).toBe(closed);
});

test('P5 hostile-data: an element of an unknown type has a message', async () => {
  openPanel({
    designer: createScriptedDesigner({ selection: says(otherElement('<b>Quantum</b>'.repeat(50))) }),
  });
  await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(document.querySelector('main b')).toBeNull();
  await expectToFit();
});

test.for([...selectionStories, ...answerStories])('$name fits every size of the panel', async (story) => {
  await story.open();
  await expect.element(page.getByText(story.says, { exact: false }).first()).toBeVisible();
  await expectToFit();
});
