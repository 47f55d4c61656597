import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { ReplayImage } from '#test/replay/image.ts';

const Nullable = v.nullable(v.number());
const Type = v.nullable(v.string());
const EachDensity = v.tuple([v.number(), v.number(), v.number()]);

/** A line: site, `width`, `sizes`, original, variants, and per viewport below the rendered and the loaded widths. */
const Line = v.tuple([
  v.number(),
  v.nullable(v.string()),
  v.nullable(v.string()),
  v.tuple([v.number(), Nullable, Type]),
  v.array(v.tuple([v.number(), Nullable, Type, v.picklist([0, 1])])),
  v.array(v.union([Nullable, v.tuple([Nullable, Nullable, Nullable])])),
  v.array(EachDensity),
]);

const viewports = [1920, 1440, 991, 767, 478];
const densities = [1, 2, 3];

const mediaType = (name: string | null): string | null => name && `image/${name}`;

function imageOf(line: string): ReplayImage {
  const [site, widthAttribute, sizes, original, variants, drawn, downloads] = v.parse(Line, JSON.parse(line));
  return {
    site,
    widthAttribute,
    sizes,
    original: { width: original[0], bytes: original[1], type: mediaType(original[2]) },
    variants: variants.map(([width, bytes, type, listed]) => ({
      width,
      bytes,
      type: mediaType(type),
      inSrcset: listed === 1,
    })),
    on: viewports.flatMap((viewport, row) =>
      densities.map((density, at) => {
        const shown = drawn[row] ?? null;
        return {
          viewport,
          density,
          drawn: Array.isArray(shown) ? (shown[at] ?? null) : shown,
          downloads: downloads[row]?.[at] ?? null,
        };
      }),
    ),
  };
}

/**
 * 670 responsive images of published Webflow sites as numbers, with the result in Chromium 156 on 15 screens. Measured in
 * November 2026. Contains no names, URLs or text of those sites.
 */
export async function storedImages(): Promise<ReplayImage[]> {
  const text = await readFile(join(import.meta.dirname, 'images.jsonl'), 'utf8');
  return text.trim().split('\n').map(imageOf);
}
