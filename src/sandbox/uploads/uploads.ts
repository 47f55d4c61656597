import type { Faults } from '#sandbox/faults/faults.ts';
import type { SetFileFacts } from '#sandbox/protocol/set-file.ts';
import type { TeammateFile } from '#sandbox/protocol/teammate-file.ts';
import { noTrouble, type Trouble } from '#sandbox/protocol/trouble.ts';
import type { StoredAsset } from '#sandbox/world/asset.ts';
import type { World } from '#sandbox/world/world.ts';
import { type Processing, replaceFile, type Upload } from './replace-file.ts';
import { teammateFile } from './teammate-file.ts';

/** An upload that Webflow refuses; the asset keeps its file. */
export class RefusedUploadError extends Error {}

/** Where new files of assets arrive. */
export interface Uploads {
  /** The current trouble with files. */
  trouble(): Trouble;
  setTrouble(change: Partial<Trouble>): void;
  /**
   * Replaces an asset's file as the Designer's `setFile`; by default as the world's facts say. Its variants follow. Rejects
   * with `RefusedUploadError`.
   */
  replace(stored: StoredAsset, upload: Upload, facts?: SetFileFacts): Promise<void>;
  /** Replaces an asset's file as a teammate in another Designer does. */
  replaceAsTeammate(stored: StoredAsset, kind: TeammateFile): Promise<void>;
  /** How often the asset's file was replaced. */
  count(assetId: string): number;
  /** Resolves when the variants of all uploads so far are there, except those that wait. */
  settled(): Promise<void>;
}

/** Bytes of a file before the CDN stalls: less than any head that a decoder needs to see the whole picture. */
const bytesBeforeStall = 1_024;

/** Uploads to this world without trouble. */
export function createUploads(world: World, faults: Faults, cdnOrigin: string): Uploads {
  const counts = new Map<string, number>();
  const waiting = new Map<string, () => void>();
  const underWay = new Set<Promise<void>>();
  let trouble = noTrouble;
  let untilRefusal = 0;
  let byTeammate = 0;
  let stopStalling = (): void => {};

  const process = async (stored: StoredAsset, number: number, { run }: Processing): Promise<void> => {
    const made = await run();
    if (!made || counts.get(stored.asset.id) !== number) return;
    for (const { path, type, bytes } of made) world.library.put(path, { type, bytes });
    stored.asset.variants = made.map(({ variant }) => variant);
  };

  const start = (assetId: string, work: () => Promise<void>): void => {
    waiting.delete(assetId);
    const done = work().finally(() => underWay.delete(done));
    underWay.add(done);
  };

  const put = async (stored: StoredAsset, upload: Upload, facts: SetFileFacts): Promise<void> => {
    const { id } = stored.asset;
    const number = (counts.get(id) ?? 0) + 1;
    counts.set(id, number);
    waiting.delete(id);
    const processing = await replaceFile(world, stored, upload, facts, cdnOrigin);
    const work = () => process(stored, number, processing);
    if (trouble.variantsWait) waiting.set(id, () => start(id, work));
    else if (processing.isAwaited) await work();
    else start(id, work);
  };

  const replaceAsTeammate = async (stored: StoredAsset, kind: TeammateFile): Promise<void> => {
    byTeammate += 1;
    await put(stored, await teammateFile(kind, byTeammate), world.unconfirmed);
  };

  const stall = (): (() => void) => {
    const ended = new AbortController();
    const goOn = faults.always('GET cdn', { kind: 'stall', after: bytesBeforeStall, until: ended.signal });
    return () => {
      goOn();
      ended.abort();
    };
  };

  return {
    trouble: () => trouble,
    setTrouble(change) {
      const before = trouble;
      trouble = { ...trouble, ...change };
      if (change.secondUploadRefused) untilRefusal = 2;
      if (trouble.cdnStalls !== before.cdnStalls) {
        stopStalling();
        stopStalling = trouble.cdnStalls ? stall() : () => {};
      }
      if (!trouble.variantsWait) for (const begin of [...waiting.values()]) begin();
    },
    async replace(stored, upload, facts = world.unconfirmed) {
      if (trouble.avifRefused && upload.type === 'image/avif')
        throw new RefusedUploadError('AVIF is not a type that can be uploaded');
      untilRefusal -= 1;
      if (trouble.secondUploadRefused && untilRefusal === 0) {
        trouble = { ...trouble, secondUploadRefused: false };
        throw new RefusedUploadError('The upload failed');
      }
      await put(stored, upload, facts);
      if (!trouble.teammateReplaces) return;
      trouble = { ...trouble, teammateReplaces: false };
      await replaceAsTeammate(stored, 'photo');
    },
    replaceAsTeammate,
    count: (assetId) => counts.get(assetId) ?? 0,
    async settled() {
      await Promise.all(underWay);
    },
  };
}
