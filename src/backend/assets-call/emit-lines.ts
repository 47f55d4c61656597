import { type AssetsLine, assetsProtocol } from '#contract/assets-call.ts';
import type { Problem } from '#contract/problem.ts';
import type { CachedAsset } from '../assets/asset-cache.ts';
import type { WriteLine } from '../http/ndjson.ts';

/** Writes the lines of one response. Rejects where the caller's session has ended. */
export interface EmitLines {
  /** Writes the assets, or `unchanged` for those whose tags the caller has. */
  details(assets: readonly CachedAsset[]): Promise<void>;
  line(line: AssetsLine): Promise<void>;
}

/** The last line: `problem` is what ended the response early. */
export function lastLine(isWhole: boolean, problem?: Problem): AssetsLine {
  return { done: { protocol: assetsProtocol, isWhole: isWhole && !problem, ...(problem && { problem }) } };
}

/** The parts of a line. The text that an asset has in memory is not copied. */
function partsOf({ body, etag }: CachedAsset): string[] {
  const tag = etag === null ? '' : `,"tag":${JSON.stringify(etag)}`;
  return ['{"details":', body, `${tag}}`];
}

/** `tags` are the entity tags that the caller has, by asset id; a tag is of one asset only. */
export function createEmitLines(
  write: WriteLine,
  checkSession: () => Promise<unknown>,
  tags: Readonly<Record<string, string>> = {},
): EmitLines {
  const ids = new Map(Object.entries(tags).map(([id, tag]) => [tag, id]));

  async function line(content: AssetsLine): Promise<void> {
    await checkSession();
    await write(JSON.stringify(content));
  }

  return {
    line,
    async details(assets) {
      const unchanged: string[] = [];
      const parts: string[] = [];
      for (const asset of assets) {
        const id = asset.etag === null ? undefined : ids.get(asset.etag);
        if (id !== undefined) unchanged.push(id);
        else parts.push(...(parts.length > 0 ? ['\n'] : []), ...partsOf(asset));
      }
      await checkSession();
      if (parts.length > 0) await write(...parts);
      if (unchanged.length > 0) await write(JSON.stringify({ unchanged } satisfies AssetsLine));
    },
  };
}
