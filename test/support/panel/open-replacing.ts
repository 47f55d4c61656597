import { signal } from '@preact/signals-core';
import { createAssetStore } from '#panel/assets/asset-store.ts';
import type { Backend } from '#panel/backend/backend.ts';
import type { BackendResult } from '#panel/backend/request.ts';
import type { DesignerResult } from '#panel/designer/call.ts';
import type { Permissions } from '#panel/designer/designer.ts';
import { fileHash } from '#panel/replace/file-hash.ts';
import type { ReplaceItem } from '#panel/replace/replacement.ts';
import { createReplacing } from '#panel/replace/replacing.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';
import { createManualClock } from '#test/support/shared/manual-clock.ts';

/** A file at Webflow. `size` is what Webflow says of it, where that differs from its bytes. */
export interface FileAtWebflow {
  readonly bytes: string;
  readonly name: string;
  readonly type: string;
  readonly size?: number;
}

export const idOf = (number: number): string => `${number}`.padStart(24, '0');
export const originalOf = (id: string): FileAtWebflow => ({
  bytes: `original of ${id}`.padEnd(17_500, '.'),
  name: `photo-${Number(id)}.jpg`,
  type: 'image/jpeg',
});
export const candidateBytes = (id: string): string => `candidate of ${id}`.padEnd(3_100, '.');

/** A candidate of the asset with this number. */
export function itemOf(number: number, format: 'webp' | 'avif' | 'svg' = 'avif'): ReplaceItem {
  const assetId = idOf(number);
  const { length: bytes } = candidateBytes(assetId);
  return {
    assetId,
    name: `Photo ${number}`,
    candidate: {
      ...{ assetId, format, bytes, quality: format === 'svg' ? null : 60, width: 800, height: 600 },
      ...{ score: 84, isSuggested: true },
    },
  };
}

/** The model on a Webflow that has a file for each id, by its scripts. */
export function openReplacing() {
  const clock = createManualClock();
  const assets = createAssetStore(clock);
  const permissions = signal<Permissions>({ asset: true, image: true });
  const files = new Map<string, FileAtWebflow>();
  /** The bytes that the CDN serves, where it has not followed yet. */
  const served = new Map<string, string>();
  const writes: {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly text: string;
  }[] = [];
  const reads: string[] = [];
  let write = async (_id: string, store: () => void): Promise<DesignerResult<null>> => {
    store();
    return { ok: true, value: null };
  };
  let read = async (id: string, file: object | null): Promise<BackendResult<Blob>> => ({
    ok: true,
    value: file ? new Blob([candidateBytes(id)]) : new Blob([fileOf(id).bytes], { type: fileOf(id).type }),
  });
  let refuseStored: (id: string) => BackendResult<never> | null = () => null;

  function fileOf(id: string): FileAtWebflow {
    return files.get(id) ?? originalOf(id);
  }

  const detailsNow = (id: string) => {
    const { bytes, name, type, size = bytes.length } = fileOf(id);
    return detailsOf({
      id,
      size,
      contentType: type,
      originalFileName: name,
      lastUpdated: `2026-03-0${1 + writes.length}T00:00:00Z`,
    });
  };

  const readLines: Backend['readLines'] = async ({ wants }, _signal, onLines) => {
    const { ids, wanted, noCache } = wants();
    for (const id of ids) {
      reads.push(`${wanted.join('+')}${noCache ? '!' : ''} ${Number(id)}`);
      const refused = refuseStored(id);
      if (refused) return refused;
      const sha256 = await fileHash(new Blob([served.get(id) ?? fileOf(id).bytes]));
      onLines([{ details: detailsNow(id), tag: undefined }, { hash: { assetId: id, sha256, reason: null } }]);
    }
    return { ok: true, value: true };
  };

  const replacing = createReplacing({
    designer: {
      async replaceFile(id, file) {
        const text = await file.text();
        writes.push({ id, name: file.name, type: file.type, text });
        return write(id, () => files.set(id, { bytes: text, name: file.name, type: file.type }));
      },
    },
    backend: { readLines },
    readFile: (id, file) => read(id, file),
    assets,
    clock,
    permissions,
  });
  const stop = replacing.start();

  return {
    ...{ replacing, stop, clock, assets, permissions, files, served, writes, reads, fileOf },
    /** Makes the store know an asset as Webflow has it now. */
    know(...numbers: readonly number[]) {
      for (const number of numbers) assets.setDetails(detailsNow(idOf(number)), assets.request());
    },
    scriptWrite(next: typeof write) {
      write = next;
    },
    scriptRead(next: typeof read) {
      read = next;
    },
    scriptStored(next: typeof refuseStored) {
      refuseStored = next;
    },
    /** Asks and confirms; resolves as the replacement ends. */
    async replace(...numbers: readonly number[]) {
      replacing.ask(numbers.map((number) => itemOf(number)));
      await replacing.confirm();
    },
    steps: () =>
      replacing.state.value.run?.items.map(({ step, check }) => (check ? `${step} ${check}` : step)),
    faults: () => replacing.state.value.run?.items.map(({ fault }) => fault),
  };
}
