import type { Harness } from '#test/support/servers/harness/harness.ts';
import { generateLoad, type LoadResult } from './generate-load.ts';

/** What a colleague saw who read the last asset, a small one, from memory 50 times a second. */
export function colleague(
  folder: string,
  { backend, headers, upstream }: Harness,
  seconds: number,
): Promise<LoadResult> {
  const paths = [`/api/assets/${upstream.assetIds.at(-1)}`];
  return generateLoad(folder, {
    url: backend,
    headers: { ...headers },
    paths,
    connections: 5,
    seconds,
    rate: 50,
  });
}
