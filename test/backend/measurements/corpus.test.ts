import { describe, expect, test } from 'vitest';
import { readPicture } from '#backend/measurements/picture.ts';
import { corpus } from '#test/support/shared/pictures/corpus/corpus.ts';

const all = await corpus();

describe('the size of a picture as browsers show it', () => {
  test.each(all)('$name', ({ type, bytes, size, animated }) => {
    const picture = readPicture(bytes);
    expect(picture && picture.width !== null ? [picture.width, picture.height] : null).toEqual(size);
    if (size) expect(picture?.type).toBe(type);
    if (animated !== undefined) expect(picture?.animated).toBe(animated);
  });
});
