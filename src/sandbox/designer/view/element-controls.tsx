import type { DesignerAsset } from '#sandbox/protocol/control.ts';
import type { SiteElement } from '#sandbox/site/element.ts';
import { editAsset } from '../asset-edit.ts';
import { designer, reloadPanel, showToast } from '../designer-state.ts';
import { assetByKey, changeElement, editComponent, resolvedProps, selected } from '../site-content.ts';
import { Group, Toggle } from './controls.tsx';
import { reportingStop } from './server-actions.ts';

let edits = 0;

/** Changes an asset's alt text outside of the panel. The Designer has no event for it. Source: Designer API, `subscribe`. */
function editElsewhere(assetId: string): Promise<void> {
  edits += 1;
  return reportingStop(async () => {
    await editAsset(assetId, { altText: `Alt text a teammate wrote (${edits})` });
    showToast('Info', 'A teammate changed the alt text of this asset');
  });
}

/** The asset of an image or a component instance, or undefined. */
function assetOf(element: SiteElement | undefined): DesignerAsset | undefined {
  if (element?.type === 'Image') return assetByKey(element.asset);
  return element?.type === 'ComponentInstance' ? assetByKey(resolvedProps(element).asset ?? null) : undefined;
}

/** Controls for changes to the selected element that do not come from the panel. */
export function ElementControls() {
  const element = selected.value?.element;
  const asset = assetOf(element);
  return (
    <Group name="Selected element">
      <button
        type="button"
        disabled={!element}
        onClick={() => element && changeElement(element.id, () => null)}
      >
        Delete element
      </button>
      <button type="button" disabled={!asset} onClick={() => asset && editElsewhere(asset.id)}>
        Edit as a teammate
      </button>
      <button
        type="button"
        disabled={element?.type !== 'Image'}
        onClick={() => reloadPanel({ type: 'AppIntent', value: { image: 'manage' } })}
      >
        Open the app for it
      </button>
      <button
        type="button"
        disabled={element?.type !== 'ComponentInstance'}
        onClick={() => element?.type === 'ComponentInstance' && editComponent(element.component)}
      >
        Edit component
      </button>
    </Group>
  );
}

/** Controls for faults of the next Designer call. */
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
        on={designer.deleteNextElement.value}
        flip={() => {
          designer.deleteNextElement.value = !designer.deleteNextElement.value;
        }}
      />
    </Group>
  );
}
