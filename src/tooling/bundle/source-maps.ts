import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import * as v from 'valibot';

/** A source map, as far as we look into it. Source: ECMA-426. */
const SourceMap = v.looseObject({ version: v.literal(3), sources: v.array(v.string()) });

/** What a panel is made of: its own files, the rules, the contract, packages, and what the build puts between them. */
const ofPanel = /(?:^|[/\0])(?:src\/(?:panel|rules|contract)|node_modules|vite|rolldown)\/.*/;

/**
 * The map with its sources named from the project's folder, whatever machine it was made on. Throws where it is no
 * source map, and where it holds what is not the panel's: a map must not give away the server's code.
 */
export function cleanSourceMap(text: string): string {
  const map = v.parse(SourceMap, JSON.parse(text));
  const sources = map.sources.map((source) => {
    const [own] = ofPanel.exec(source) ?? [];
    if (own === undefined) throw new Error(`A source map holds ${source}, which is not the panel's.`);
    return own.replace(/^[/\0]/, '');
  });
  return JSON.stringify({ ...map, sources });
}

/** Takes every source map out of a folder and answers them, cleaned, as an archive. Throws like `cleanSourceMap`. */
export async function takeSourceMaps(folder: string): Promise<Uint8Array> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.map'));
  const maps: Record<string, Uint8Array> = {};
  for (const name of names) {
    const file = join(folder, name);
    maps[name.replaceAll('\\', '/')] = strToU8(cleanSourceMap(await readFile(file, 'utf8')));
    await rm(file);
  }
  return zipSync(maps, { level: 9 });
}
