import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { limits } from '#backend/platform/limits.ts';
import { sends, small } from '#test/support/backend/file-host.ts';
import { startMeasuring } from '#test/support/backend/measured.ts';

describe('a file whose first bytes do not say its size', () => {
  test('a JPEG whose size stands behind a long profile is read further, once', async () => {
    const plain = await sharp(small).jpeg().toBuffer();
    const segment = Buffer.concat([Buffer.from([0xff, 0xe2, 0xff, 0xff]), Buffer.alloc(0xffff - 2)]);
    const jpeg = (many: number) =>
      new Uint8Array(Buffer.concat([plain.subarray(0, 2), ...Array(many).fill(segment), plain.subarray(2)]));
    const { backend, measure } = await startMeasuring();
    const { faults, calls } = backend.webflow;
    faults.always('GET cdn', sends(jpeg(2)));
    expect((await measure('svg')).original).toMatchObject({ type: 'image/jpeg', width: 20, height: 20 });
    expect(calls.list('GET cdn').map(({ headers }) => headers.get('range'))).toEqual([
      'bytes=0-65535',
      `bytes=0-${limits.longFileHeadBytes - 1}`,
    ]);
    faults.always('GET cdn', sends(jpeg(40)));
    const beyond = (await measure('gif')).original;
    expect(beyond).toMatchObject({ type: 'image/jpeg', width: null, height: null });
    expect(calls.count('GET cdn')).toBe(4);
  });

  test.each([
    ['a comment before the root', '<!-- ', ' --><svg xmlns="http://www.w3.org/2000/svg"'],
    ['an attribute before the size', '<svg xmlns="http://www.w3.org/2000/svg" data-diagram="', '"'],
  ])('an SVG with 100 kB of %s is read further', async (_, before, after) => {
    const svg = `${before}${'x'.repeat(100_000)}${after} width="20" height="10"/>`;
    const body = new TextEncoder().encode(svg);
    const { backend, measure } = await startMeasuring();
    backend.webflow.faults.always('GET cdn', sends(body));
    const { original } = await measure('svg');
    expect(original).toMatchObject({ type: 'image/svg+xml', width: 20, height: 10, bytes: body.length });
    expect(backend.webflow.calls.count('GET cdn')).toBe(2);
  });

  test('a page of 100 kB is no picture at the first look', async () => {
    const { backend, measure } = await startMeasuring();
    const body = `<!DOCTYPE html><html>${'x'.repeat(100_000)}</html>`;
    backend.webflow.faults.always('GET cdn', { kind: 'respond', body });
    expect((await measure('svg')).original).toMatchObject({ reason: 'not_an_image' });
    expect(backend.webflow.calls.count('GET cdn')).toBe(1);
  });
});
