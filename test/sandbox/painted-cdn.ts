import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import { paintedLibrary } from '#sandbox/library/painted-library.ts';

export const cdnOrigin = 'http://localhost:4401';

export const library = await paintedLibrary(cdnOrigin);

const webflow = createFakeWebflow({ library, cdnOrigin });

/** Requests a file of the fake CDN. */
export function get(url: string, init?: RequestInit): Promise<Response> {
  return webflow.fetch(new Request(url, init));
}

/** The URL of the original of an asset. Throws for an unknown key. */
export function urlOf(key: string): string {
  const found = library.assets.find((stored) => stored.key === key);
  if (!found) throw new Error(`no asset ${key}`);
  return found.asset.hostedUrl;
}
