import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type OpenExtension, openExtension } from './open-extension.ts';

let open: OpenExtension;

beforeAll(async () => {
  open = await openExtension();
});

afterAll(() => open?.close());

afterEach(() => {
  expect(open.consoleErrors(), 'no console errors').toEqual([]);
});

const runInExtension: OpenExtension['run'] = (call, ...args) => open.run(call, ...args);

describe('links', () => {
  test('return their target and their children', async () => {
    const links = await runInExtension(async () => {
      const all = await webflow.getAllElements();
      return Promise.all(
        all.map(async (element) => {
          if (element.type !== 'Link') return [];
          const target = await element.getTarget();
          const children = await element.getChildren();
          return {
            id: element.id.element,
            target: typeof target === 'object' && target && 'getName' in target ? target.id : target,
            setting: (await element.getSettings()).link,
            searched: (await element.searchSettings({ valueType: 'link' })).link,
            children: children.map(({ type, id }) => [type, id.element]),
          };
        }),
      ).then((found) => found.flat());
    });
    const page = '65f0a1b2c3d4e5f6071829ab';
    const url = 'https://example.com/stories/night-hikes';
    expect(links).toEqual([
      {
        id: 'link-image',
        target: page,
        setting: { mode: 'page', to: { pageId: page } },
        searched: expect.objectContaining({ valueType: 'link' }),
        children: [['Image', 'image-in-link']],
      },
      {
        id: 'link-teaser',
        target: url,
        setting: { mode: 'url', to: url, openInNewTab: true },
        searched: expect.objectContaining({
          resolvedValue: { mode: 'url', to: url, openInNewTab: true },
        }),
        children: [
          ['Image', 'image-in-teaser'],
          ['Paragraph', 'teaser-text'],
        ],
      },
    ]);
  });

  test('a heading has its text as a child, and a paragraph has none', async () => {
    const texts = await runInExtension(async () => {
      const all = await webflow.getAllElements();
      const parents = all.filter(({ type }) => type === 'Heading' || type === 'Paragraph');
      return Promise.all(
        parents.map(async (parent) => {
          const [child] = parent.children ? await parent.getChildren() : [];
          return [parent.type, child?.type === 'String' ? await child.getText() : null];
        }),
      );
    });
    expect(texts).toContainEqual(['Heading', 'Go where the map turns quiet']);
    expect(texts).toContainEqual(['Paragraph', null]);
  });

  test('every element with the flag `children` has getChildren, and getAllElements lists each child once', async () => {
    const ids = await runInExtension(async () => {
      const all = await webflow.getAllElements();
      const inside = await Promise.all(
        all.map((element) => (element.children ? element.getChildren() : Promise.resolve([]))),
      );
      return { all: all.map(({ id }) => id.element), inside: inside.flat().map(({ id }) => id.element) };
    });
    const { all, inside } = Object(ids);
    expect(new Set(all).size).toBe(all.length);
    expect(inside).toEqual([
      'heading:text',
      'image-in-link',
      'image-in-teaser',
      'teaser-text',
      'guides-item',
      'guide-portrait',
      'guide-trail',
      'guide-name',
      'guide-name:text',
      'story-lake',
      'story-text',
      'story-forest',
    ]);
    expect(all).toEqual(expect.arrayContaining(inside));
    expect(all.indexOf('image-in-link')).toBe(all.indexOf('link-image') + 1);
  });
});

describe('breakpoints', () => {
  /** The dimensions of an element's snapshot in pixels, or null without one. */
  const measured = async (element: string) => {
    const snapshot = await runInExtension(async (id) => {
      const found = (await webflow.getAllElements()).find((candidate) => candidate.id.element === id);
      return found ? webflow.getElementSnapshot(found) : 'no such element';
    }, element);
    if (typeof snapshot !== 'string') return snapshot;
    const [head, base64] = snapshot.split(',');
    expect(head).toBe('data:image/png;base64');
    const { width, height, format } = await sharp(Buffer.from(base64 ?? '', 'base64')).metadata();
    expect(format).toBe('png');
    return { width, height };
  };

  test.each([
    { breakpoint: 'Desktop', id: 'main', page: 1200 },
    { breakpoint: 'Tablet', id: 'medium', page: 768 },
    { breakpoint: 'Mobile landscape', id: 'small', page: 568 },
    { breakpoint: 'Mobile portrait', id: 'tiny', page: 360 },
  ])(
    'at $breakpoint the page is $page px wide, independent of the window',
    async ({ breakpoint, id, page }) => {
      for (const viewport of [
        { width: 1440, height: 900 },
        { width: 1100, height: 700 },
      ]) {
        await open.page.setViewportSize(viewport);
        await open.page.getByRole('button', { name: breakpoint }).click();
        await open.page.locator('.canvas-size').getByText(`${page} px`).waitFor();
        expect(await runInExtension(() => webflow.getMediaQuery())).toBe(id);
        // The block fills the page's width.
        expect(await measured('block-background')).toMatchObject({ width: page });
      }
    },
  );

  test('the snapshot of an image has its rendered size', async () => {
    await open.page.setViewportSize({ width: 1440, height: 900 });
    await open.page.getByRole('button', { name: 'Desktop' }).click();
    const wide = await measured('image-everything');
    await open.page.getByRole('button', { name: 'Mobile portrait' }).click();
    const narrow = await measured('image-everything');
    // One column between two paddings of 20 px, and images with a ratio of 3:2.
    expect(narrow).toEqual({ width: 320, height: 213 });
    expect(Object(wide).width).toBeGreaterThan(600);
  });

  test('an element without a box has a null snapshot, and a deleted one rejects with ResourceMissing', async () => {
    await open.page.getByRole('button', { name: 'Desktop' }).click();
    expect(await measured('image-wide-only')).toMatchObject({ width: expect.any(Number) });
    await open.page.getByRole('button', { name: 'Mobile landscape' }).click();
    expect(await measured('image-wide-only')).toBeNull();
    await open.select('image-gif');
    await open
      .frame()
      .evaluate(async () => Object.assign(window, { kept: await webflow.getSelectedElement() }));
    await open.press('Delete element');
    const refused = ['getElementSnapshot', 'setSelectedElement'].map((name) =>
      open.frame().evaluate(`webflow.${name}(kept).catch((error) => error.cause.tag)`),
    );
    expect(await Promise.all(refused)).toEqual(['ResourceMissing', 'ResourceMissing']);
  });
});
