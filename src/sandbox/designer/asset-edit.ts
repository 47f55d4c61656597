import type { AssetChange } from '#sandbox/protocol/control.ts';
import { designer } from './designer-state.ts';
import { server } from './server.ts';

/** Changes an asset in the Designer and in the Data API. Rejects if the sandbox has stopped. */
export async function editAsset(id: string, edit: AssetChange): Promise<void> {
  const changed = await server.changeAsset(id, edit);
  designer.assets.value = designer.assets.value.map((asset) => (asset.id === id ? changed : asset));
}
