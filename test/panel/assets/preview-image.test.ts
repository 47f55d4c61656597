import { signal } from '@preact/signals-core';
import { expect, onTestFinished, test } from 'vitest';
import { createPreviewImage } from '#panel/assets/preview-image.ts';
import { type ImageSize, loadImage } from '#panel/browser/load-image.ts';
import * as timeouts from '#panel/browser/timeouts.ts';
import { photoUrl } from '#test/support/panel/open-panel.tsx';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

const size = { width: 600, height: 400 };

function open() {
  const loads = new Map<string, (size: ImageSize | null) => void>();
  const url = signal<string | null | undefined>(undefined);
  const clock = createManualClock();
  const load = (wanted: string) =>
    new Promise<ImageSize | null>((resolve) => {
      loads.set(wanted, resolve);
    });
  const { previewImage: picture, stop } = createPreviewImage({ url, sizes: new Map(), load, clock });
  onTestFinished(stop);
  return { picture, url, clock, loads };
}

test('the last picture stays until the next has been loaded', async () => {
  const { picture, url, loads } = open();
  url.value = 'a';
  loads.get('a')?.(size);
  await expect.poll(() => picture.value).toEqual({ kind: 'shown', url: 'a', size });
  url.value = 'b';
  expect(picture.value).toMatchObject({ url: 'a' });
  loads.get('b')?.(size);
  await expect.poll(() => picture.value).toMatchObject({ url: 'b' });
});

test('a picture that takes longer than 150 ms makes room at once, not for the wrong name', async () => {
  const { picture, url, clock, loads } = open();
  url.value = 'a';
  loads.get('a')?.(size);
  await expect.poll(() => picture.value.kind).toBe('shown');
  url.value = 'b';
  clock.advance(timeouts.loadingDelay);
  expect(picture.value.kind).toBe('waiting');
  loads.get('b')?.(null);
  await expect.poll(() => picture.value.kind).toBe('failed');
});

test('P8 late-answer: a picture that comes late never replaces a newer one', async () => {
  const { picture, url, loads } = open();
  url.value = 'a';
  url.value = 'b';
  loads.get('b')?.(size);
  await expect.poll(() => picture.value).toMatchObject({ url: 'b' });
  loads.get('a')?.(size);
  await Promise.resolve();
  expect(picture.value).toMatchObject({ url: 'b' });
  url.value = null;
  expect(picture.value.kind).toBe('none');
});

test('a picture seen before is not loaded again', async () => {
  const { picture, url, loads } = open();
  url.value = 'a';
  loads.get('a')?.(size);
  await expect.poll(() => picture.value.kind).toBe('shown');
  url.value = 'b';
  loads.clear();
  url.value = 'a';
  await expect.poll(() => picture.value).toMatchObject({ url: 'a' });
  expect(loads.size).toBe(0);
});

test('a browser tells the pixels of a picture, and of none that there are none', async () => {
  expect(await loadImage(photoUrl)).toEqual(size);
  expect(await loadImage(`${photoUrl}.missing`)).toBeNull();
});
