import { expect, test } from 'vitest';
import { whyNoVariants } from '#rules/variants/no-variants.ts';

const uploaded = (time: string) => ({
  createdOn: `2026-03-01T${time}.000Z`,
  fetchedAt: '2026-03-01T12:00:00.000Z',
});

test.for([
  [{ contentType: 'image/jpeg', size: 0, width: 3000 }, 'processing'],
  [{ contentType: 'image/svg+xml', size: 0, width: null }, 'processing'],
  [{ contentType: 'image/svg+xml', size: 900, width: 3000 }, 'svg'],
  [{ contentType: 'image/gif', size: 900, width: 3000 }, 'gif'],
  [{ contentType: 'image/png', size: 900, width: 499 }, 'small'],
  [{ contentType: 'image/png', size: 900, width: 500 }, 'small'],
  [{ contentType: 'IMAGE/SVG+XML; charset=utf-8', size: 900, width: 3000 }, 'svg'],
  [{ contentType: 'Image/GIF', size: 900, width: 3000 }, 'gif'],
  [{ contentType: 'image/png', size: 900, width: 501 }, 'lost'],
  [{ contentType: 'image/png', size: 900, width: null }, 'unknown'],
  [{ contentType: 'image/png', size: 900, width: 501, ...uploaded('11:50:01') }, 'new'],
  [{ contentType: 'image/png', size: 900, width: null, ...uploaded('11:59:59') }, 'new'],
  [{ contentType: 'image/png', size: 900, width: 501, ...uploaded('11:50:00') }, 'lost'],
  [{ contentType: 'image/png', size: 900, width: 501, ...uploaded('noon') }, 'lost'],
  [
    {
      ...{ contentType: 'image/avif', size: 900, width: 501 },
      ...{ ...uploaded('10:00:00'), lastUpdated: '2026-03-01T11:59:00.000Z' },
    },
    'new',
  ],
  [{ contentType: null, size: null, width: null }, 'unknown'],
] as const)('why there are no variants: %o is "%s"', ([original, reason]) => {
  expect(whyNoVariants(original)).toBe(reason);
});
