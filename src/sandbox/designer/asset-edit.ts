import type { AssetChange } from '#sandbox/protocol/control.ts';
import { designer } from './designer-state.ts';
import { server } from './server.ts';

/** Changes an asset for the whole site: the Data API has it at once. Rejects where the sandbox has been stopped. */
export async function editAsset(id: string, edit: AssetChange): Promise<void> {
  const changed = await server.changeAsset(id, edit);
  designer.assets.value = designer.assets.value.map((asset) => (asset.id === id ? changed : asset));
}
