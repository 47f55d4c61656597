import { editAsset } from '../asset-edit.ts';
import { deleteElement, designer, selectedAsset, showToast } from '../designer-state.ts';
import { Group, Toggle } from './controls.tsx';
import { whileItRuns } from './trouble.ts';

let edits = 0;

/** Gives an asset another alt text behind the panel's back; no event tells of it. Source: Designer API, `subscribe`. */
function editElsewhere(assetId: string): Promise<void> {
  edits += 1;
  return whileItRuns(async () => {
    await editAsset(assetId, { altText: `Alt text a teammate wrote (${edits})` });
    showToast('Info', 'A teammate changed the alt text of this asset');
  });
}

/** What happens to the selected element while an app looks elsewhere. */
export function ElementControls() {
  const id = designer.selectedId.value;
  const asset = selectedAsset.value;
  return (
    <Group name="Selected element">
      <button type="button" disabled={id === null} onClick={() => id !== null && deleteElement(id)}>
        Delete element
      </button>
      <button type="button" disabled={!asset} onClick={() => asset && editElsewhere(asset.id)}>
        Edit as a teammate
      </button>
    </Group>
  );
}

/** What happens to the next call an app makes. */
export function CallControls() {
  return (
    <Group name="Next Designer call">
      <Toggle
        label="Hang next call"
        on={designer.hangNextCall.value}
        flip={() => {
          designer.hangNextCall.value = !designer.hangNextCall.value;
        }}
      />
      <Toggle
        label="Delete its element"
        on={designer.loseNextElement.value}
        flip={() => {
          designer.loseNextElement.value = !designer.loseNextElement.value;
        }}
      />
    </Group>
  );
}
