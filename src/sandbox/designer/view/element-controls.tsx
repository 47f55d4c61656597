import type { DesignerAsset } from '#sandbox/protocol/control.ts';
import type { SiteElement } from '#sandbox/site/element.ts';
import { editAsset } from '../asset-edit.ts';
import { designer, reloadPanel, showToast } from '../designer-state.ts';
import { assetByKey, changeElement, editComponent, resolvedProps, selected } from '../site-content.ts';
import { Action, Group, Switch } from './controls.tsx';
import { reportingStop } from './server-actions.ts';
import { TeammateFileControl } from './teammate-file-control.tsx';

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
      <Action
        label="Delete element"
        disabled={!element}
        press={() => element && changeElement(element.id, () => null)}
        effect="The element is gone, and nothing is selected."
      />
      <button type="button" disabled={!asset} onClick={() => asset && editElsewhere(asset.id)}>
        Edit as a teammate
      </button>
      <TeammateFileControl asset={asset} />
      <Action
        label="Open the app for it"
        disabled={element?.type !== 'Image'}
        press={() => reloadPanel({ type: 'AppIntent', value: { image: 'manage' } })}
        effect="The panel opens for this image, as from the image’s settings."
      />
      <Action
        label="Edit component"
        disabled={element?.type !== 'ComponentInstance'}
        press={() => element?.type === 'ComponentInstance' && editComponent(element.component)}
        effect="“This page” lists the images of the component. “Leave” at the top goes back to the page."
      />
    </Group>
  );
}

/** Controls for faults of the next Designer call. */
export function CallControls() {
  return (
    <Group name="Next Designer call">
      <Switch
        label="Gets no answer"
        value={designer.hangNextCall}
        effects={{
          on: 'Select an image: after 5 seconds the panel says that the Designer didn’t answer.',
          off: 'Every call is answered.',
        }}
      />
      <Switch
        label="Finds its element deleted"
        value={designer.deleteNextElement}
        effects={{
          on: 'Select an image: it’s deleted while the panel reads it, and the panel says so.',
          off: 'The next element stays.',
        }}
      />
    </Group>
  );
}
