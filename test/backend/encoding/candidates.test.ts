import { expect, test } from 'vitest';
import { createEncoder } from '#backend/encoding/create-encoder.ts';
import { photo } from '#test/support/backend/encoding/originals.ts';
import { ownBytes } from '#test/support/backend/encoding/own-bytes.ts';

const demand = { signal: new AbortController().signal, party: { site: 'site', person: 'person' } };

const files = [
  { format: 'webp', quality: 80, width: 320 },
  { format: 'webp', quality: 70, width: 100 },
  { format: 'avif', quality: 50, width: 100 },
] as const;

test.for((['4:2:0', '4:4:4'] as const).flatMap((colors) => files.map((file) => ({ colors, ...file }))))(
  'a JPEG of $colors to $format at $quality and $width pixels has the bytes that sharp alone gives it',
  async ({ colors, ...file }) => {
    const encoder = createEncoder();
    const original = await photo(320, 240).jpeg({ quality: 90, chromaSubsampling: colors }).toBuffer();
    const session = await encoder.open(original, demand);
    expect(session.source).toEqual({
      type: 'image/jpeg',
      width: 320,
      height: 240,
      isAnimated: false,
      dropped: [],
    });
    const own = await ownBytes(original, file);
    const encoded = await session.encode(file);
    expect(Buffer.from(encoded.bytes).equals(own)).toBe(true);
    expect(encoded).toMatchObject({ width: file.width, height: (file.width * 3) / 4 });
    expect(encoded.score).toBeGreaterThan(50);
    expect(await session.sizeOf(file)).toBe(own.byteLength);
    encoder.stop();
  },
);
