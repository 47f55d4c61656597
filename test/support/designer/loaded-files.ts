import type { OpenDesigner } from '#test/support/designer/open-designer.ts';
import { shownOn } from '#test/support/designer/published-page.ts';

/** The densities of the panel's table. */
const densities = [1, 2, 3] as const;

/** CSS pixels of the screen that each breakpoint is judged by, widest first. */
export const viewports = {
  Desktop: 1920,
  Tablet: 991,
  'Mobile landscape': 767,
  'Mobile portrait': 479,
} as const;

/** A file that a browser has taken. */
export interface LoadedFile {
  readonly width: number;
  readonly bytes: number;
}

/** What visitors get of one image: the page's `sizes`, and a row of files for each breakpoint, one for each density. */
export interface LoadedImage {
  readonly sizes: string;
  readonly hasSrcset: boolean;
  readonly files: readonly (readonly LoadedFile[])[];
}

function widthOf({ sandbox }: OpenDesigner, url: string): number {
  for (const { asset, width } of sandbox.webflow.world.assets.values()) {
    if (asset.hostedUrl === url) return width;
    const variant = asset.variants.find(({ hostedUrl }) => hostedUrl === url);
    if (variant) return variant.width;
  }
  throw new Error(`no asset has the file ${url}`);
}

/** What Chromium takes of every image of a published page, by the id of its element. */
export async function loadedOn(
  designer: OpenDesigner,
  slug: string,
): Promise<ReadonlyMap<string, LoadedImage>> {
  const url = `${designer.sandbox.origins.designer}/published/${slug}`;
  const sizes = new Map<string, Promise<number>>();
  const weigh = (file: string) => {
    const bytes = sizes.get(file) ?? fetch(file).then(async (got) => (await got.arrayBuffer()).byteLength);
    sizes.set(file, bytes);
    return bytes;
  };
  const loaded = new Map<string, LoadedImage & { files: LoadedFile[][] }>();
  for (const viewport of Object.values(viewports)) {
    const rows = new Map<string, LoadedFile[]>();
    for (const density of densities) {
      for (const image of await shownOn(designer.browser, url, { viewport, density })) {
        const { element, currentSrc, srcset } = image;
        const before = loaded.get(element) ?? { sizes: image.sizes, hasSrcset: srcset !== '', files: [] };
        const row = rows.get(element) ?? [];
        if (row.length === 0) before.files.push(row);
        row.push({ width: widthOf(designer, currentSrc), bytes: await weigh(currentSrc) });
        rows.set(element, row);
        loaded.set(element, before);
      }
    }
  }
  return loaded;
}
