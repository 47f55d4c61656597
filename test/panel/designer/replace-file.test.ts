import { expect, test } from 'vitest';
import * as timeouts from '#panel/browser/timeouts.ts';
import { assetId } from '#test/support/panel/asset-details.ts';
import { failing, openSiteDesigner, silent } from '#test/support/panel/open-site-designer.ts';

const patient = new AbortController().signal;
const file = new File(['bytes'], 'hero.avif', { type: 'image/avif' });

function open(members: object) {
  return openSiteDesigner({
    getAssetById: async (id: string) => (id === assetId ? { id, ...members } : null),
  });
}

test('the file is handed to the asset', async () => {
  const given: unknown[] = [];
  const { site } = open({
    async setFile(replacement: unknown) {
      given.push(replacement);
      return null;
    },
  });
  expect(await site.replaceFile(assetId, file, patient)).toEqual({ ok: true, value: null });
  expect(given).toEqual([file]);
});

test.each([
  ['rejects with Forbidden', { setFile: failing('Forbidden') }, 'forbidden'],
  ['rejects with ModeForbidden', { setFile: failing('ModeForbidden') }, 'forbidden'],
  ['rejects with ResourceMissing', { setFile: failing('ResourceMissing') }, 'missing'],
  ['refuses the type of file', { setFile: failing('InvalidRequest') }, 'failed'],
  ['lacks the method', {}, 'unsupported'],
])('a Designer that %s', async (_, members, reason) => {
  expect(await open(members).site.replaceFile(assetId, file, patient)).toEqual({ ok: false, reason });
});

test('an asset that was removed is missing', async () => {
  expect(await open({}).site.replaceFile('0'.repeat(24), file, patient)).toEqual({
    ok: false,
    reason: 'missing',
  });
});

test('sending has two minutes, finding the asset five seconds', async () => {
  const sending = open({ setFile: silent });
  const sent = sending.site.replaceFile(assetId, file, patient);
  await expect.poll(() => sending.clock.waiting()).toBe(1);
  sending.clock.advance(timeouts.fileUpload - 1);
  expect(sending.clock.waiting()).toBe(1);
  sending.clock.advance(1);
  expect(await sent).toEqual({ ok: false, reason: 'hung' });

  const finding = openSiteDesigner({ getAssetById: silent });
  const found = finding.site.replaceFile(assetId, file, patient);
  await expect.poll(() => finding.clock.waiting()).toBe(1);
  finding.clock.advance(timeouts.designerCall);
  expect(await found).toEqual({ ok: false, reason: 'hung' });
});
