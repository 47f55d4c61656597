import { catalog } from '#sandbox/library/catalog.ts';

/** The id of the sandbox's asset with this key. Throws where the catalog has no such asset. */
export function assetIdOf(key: string): string {
  const fixture = catalog.find((candidate) => candidate.key === key);
  if (!fixture) throw new Error(`the sandbox has no asset ${key}`);
  return fixture.assetId;
}
