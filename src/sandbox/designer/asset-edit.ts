import type { AssetChange, DesignerAsset } from '#sandbox/protocol/control.ts';
import type { TeammateFile } from '#sandbox/protocol/teammate-file.ts';
import { unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { designer } from './designer-state.ts';
import { server } from './server.ts';
import type { SentFile } from './wire.ts';

function takeOver(changed: DesignerAsset): void {
  designer.assets.value = designer.assets.value.map((asset) => (asset.id === changed.id ? changed : asset));
}

/** Changes an asset in the Designer and in the Data API. Rejects if the sandbox has stopped. */
export async function editAsset(id: string, edit: AssetChange): Promise<void> {
  takeOver(await server.changeAsset(id, edit));
}

/**
 * Replaces the file of an asset in the Designer, in the Data API and on the CDN. Rejects with `RefusedUploadError`, and if
 * the sandbox has stopped.
 */
export async function replaceFile(id: string, file: SentFile): Promise<void> {
  const facts = {
    ...unconfirmed,
    replacedUrlKept: designer.replacedUrlKept.value,
    replacedVariants: designer.replacedVariants.value,
  };
  try {
    takeOver(await server.putFile(id, file, facts));
  } finally {
    await refreshTrouble();
  }
}

/** Replaces the file of an asset by one of this kind as a teammate does. Rejects if the sandbox has stopped. */
export async function replaceAsTeammate(id: string, kind: TeammateFile): Promise<void> {
  takeOver(await server.replaceAsTeammate(id, kind));
}

/** Reads the trouble again: some of it ends by itself. */
async function refreshTrouble(): Promise<void> {
  designer.trouble.value = await server.trouble();
}
