import { signal } from '@preact/signals-core';
import { expect, test } from 'vitest';
import type { DesignerResult } from '#panel/designer/call.ts';
import type { SiteBackgrounds } from '#panel/designer/site-backgrounds.ts';
import { useName } from '#panel/i18n/use-names.ts';
import { openUses } from '#test/support/panel/open-uses.tsx';
import { createScriptedDesigner, says as returns } from '#test/support/panel/scripted-designer.ts';
import { doneAnswer, kindRead, readingAnswer, usesAnswer } from '#test/support/panel/uses-answers.ts';
import { placeId, usePlace } from '#test/support/shared/use-places.ts';

const hero = placeId('hero');

/** A site whose readers are remembered, and whose styles are read when a test lets them. */
function scriptedReaders() {
  const calls: string[] = [];
  const styles = Promise.withResolvers<DesignerResult<SiteBackgrounds>>();
  let report = (_soFar: SiteBackgrounds): void => {};
  const found = (of: number, read: number): SiteBackgrounds => ({
    uses: [
      {
        assetId: hero,
        styleId: 's',
        styleName: 'Hero band',
        breakpoint: 'main',
        pseudo: null,
        variantId: null,
      },
    ],
    of,
    read,
    readPlain: read,
    refused: 0,
    ended: null,
  });
  return {
    calls,
    progress: (of: number, read: number) => report(found(of, read)),
    end: () => styles.resolve({ ok: true, value: found(300, 300) }),
    site: {
      socialImages: async () => {
        calls.push('social');
        const image = {
          url: 'https://x',
          pageId: placeId('Home'),
          pageName: 'Home',
          which: 'openGraph',
        } as const;
        const uses = [
          { ...image, assetId: hero },
          { ...image, assetId: null },
        ];
        return { ok: true, value: { uses, of: 1, read: 1, failed: 0, ended: null } } as const;
      },
      imageProperties: async () => {
        calls.push('properties');
        const one = { assetId: hero, key: 'k', componentId: null, componentName: 'Card', property: 'Photo' };
        return { ok: true, value: { uses: [one], of: 1, read: 1, failure: null } } as const;
      },
      siteBackgrounds: (_signal: AbortSignal, onProgress: typeof report) => {
        calls.push('backgrounds');
        report = onProgress;
        return styles.promise;
      },
    },
  };
}

const namesOf = ({ siteUses }: ReturnType<typeof openUses>) => siteUses.usesOf(hero).map(useName);

test('nothing is read in the Designer before a person finds uses', async () => {
  const { site, calls } = scriptedReaders();
  const { backend, isSiteOpen } = openUses({ site });
  await backend.says(usesAnswer());
  isSiteOpen.value = false;
  isSiteOpen.value = true;
  expect(calls).toEqual([]);
});

test('the Designer is read part by part once uses are found, and its uses have kinds of their own', async () => {
  const { site, calls, progress, end } = scriptedReaders();
  const opened = openUses({ site });
  await opened.backend.says(usesAnswer());
  opened.siteUses.find();
  await expect.poll(() => calls).toEqual(['social', 'properties', 'backgrounds']);
  expect(namesOf(opened)).toEqual(['Card on Home, Photo', 'social image of Home']);
  progress(300, 120);
  expect(opened.siteUses.fromDesigner.styles.value).toEqual({ read: 120, of: 300 });
  expect(namesOf(opened)).toContain('background of Hero band');
  end();
  await expect.poll(() => opened.siteUses.fromDesigner.styles.value).toEqual({ read: 300, of: 300 });
});

test('the Designer is read as well where the site was read before and its tab is opened', async () => {
  const { site, calls } = scriptedReaders();
  const { backend, isSiteOpen } = openUses({ site, parts: { isAssetShown: signal(true) } });
  isSiteOpen.value = false;
  await backend.says(doneAnswer());
  expect(calls).toEqual([]);
  isSiteOpen.value = true;
  await expect.poll(() => calls).toHaveLength(3);
  isSiteOpen.value = false;
  isSiteOpen.value = true;
  await Promise.resolve();
  expect(calls).toHaveLength(3);
});

test('the properties of each page that is opened are read, and stay known after it is left', async () => {
  const { site, calls, end } = scriptedReaders();
  const designer = createScriptedDesigner({ page: returns({ id: placeId('Home'), name: 'Home' }) });
  const opened = openUses({ site, designer });
  await opened.backend.says(usesAnswer());
  opened.siteUses.find();
  end();
  await expect.poll(() => opened.siteUses.fromDesigner.styles.value?.read).toBe(300);
  designer.openPage(returns({ id: placeId('Huts'), name: 'Huts' }), returns([]));
  await expect.poll(() => calls.filter((call) => call === 'properties')).toHaveLength(2);
  await expect.poll(() => namesOf(opened)).toContain('Card on Huts, Photo');
  expect(namesOf(opened)).toContain('Card on Home, Photo');
});

test('readers that fail leave everything else as it is', async () => {
  const fails = async () => ({ ok: false, reason: 'unsupported' }) as const;
  const site = { socialImages: fails, imageProperties: fails, siteBackgrounds: fails };
  const opened = openUses({ site });
  opened.siteUses.find();
  await opened.backend.says(doneAnswer({ places: [usePlace('page', 'Home', { assets: { hero: 1 } })] }));
  expect(namesOf(opened)).toEqual(['Home']);
});

test('a disconnected site leaves nothing behind', async () => {
  const { site, end } = scriptedReaders();
  const opened = openUses({ site });
  await opened.backend.says(doneAnswer({ places: [usePlace('page', 'Home', { assets: { hero: 1 } })] }));
  end();
  await expect.poll(() => namesOf(opened)).toHaveLength(4);
  opened.cleared.value += 1;
  expect(namesOf(opened)).toEqual([]);
  expect(opened.siteUses.isUsed.value).toBeNull();
  expect([opened.siteUses.coverage.value, opened.siteUses.isFullyRead.value]).toEqual([null, false]);
});

test('“fully read” means every page, component and Collection, and all that was found in them', async () => {
  const { backend, siteUses } = openUses();
  await backend.says(readingAnswer());
  expect([siteUses.isPartlyRead.value, siteUses.isFullyRead.value]).toEqual([true, false]);
  siteUses.reading.submit('look');
  const { progress } = doneAnswer();
  const refused = kindRead(0, null, { isRefused: true });
  await backend.says(doneAnswer({ progress: { ...progress, collections: refused } }));
  expect(siteUses.isFullyRead.value).toBe(false);
  siteUses.reading.submit('look');
  await backend.says(doneAnswer({ isWhole: false, revision: 2 }));
  expect(siteUses.isFullyRead.value).toBe(false);
  await backend.says(doneAnswer({ revision: 3 }));
  expect(siteUses.isFullyRead.value).toBe(true);
});

test('a site that is not connected is not asked about', () => {
  const { backend } = openUses({ parts: { isConnected: signal(false) } });
  expect(backend.asked).toEqual([]);
});
