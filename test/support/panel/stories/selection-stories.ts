import * as timeouts from '#panel/browser/timeouts.ts';
import type { DesignerErrorReason } from '#panel/designer/call.ts';
import type { SelectedElement } from '#panel/designer/designer.ts';
import { type OpenPanel, openPanel } from '#test/support/panel/open-panel.tsx';
import {
  createScriptedDesigner,
  imageElement,
  neverAnswers,
  otherElement,
  refuses,
  says,
} from '#test/support/panel/scripted-designer.ts';
import { photo, type Story, tryAgain } from '#test/support/panel/stories/story.ts';

const cms = { source: 'cms', field: 'Photo', collection: 'Team' } as const;

const withSelection = async (selection: SelectedElement | null): Promise<OpenPanel> =>
  openPanel({ designer: createScriptedDesigner({ selection: says(selection) }) });

function designerFault(reason: DesignerErrorReason): () => Promise<OpenPanel> {
  return async () => openPanel({ designer: createScriptedDesigner({ selection: refuses(reason) }) });
}

const still = { role: null, action: null, showsFacts: false } as const;
const alert = { role: 'alert', action: tryAgain, showsFacts: false } as const;

/** Every state that a selection alone can cause. */
export const selectionStories: readonly Story[] = [
  { name: 'nothing selected', open: () => withSelection(null), says: 'Select an image', ...still },
  {
    name: 'a heading',
    open: () => withSelection(otherElement('Heading')),
    says: 'Heading selected',
    ...still,
  },
  {
    name: 'a component',
    open: () => withSelection(otherElement('ComponentInstance')),
    says: 'Double-click the component to edit it, then select its image.',
    ...still,
  },
  {
    name: 'an image without asset',
    open: () => withSelection(imageElement({ asset: says(null) })),
    says: 'No image chosen',
    ...still,
  },
  {
    name: 'a bound image without asset',
    open: () =>
      withSelection(
        imageElement({
          asset: says(null),
          altText: says('Ingrid on the ridge'),
          bindings: says({ boundFile: cms }),
        }),
      ),
    says: 'Its file comes from the CMS field “Photo” of Team.',
    ...still,
  },
  {
    name: 'a bound image with an asset',
    open: () => withSelection(imageElement({ asset: says(photo), bindings: says({ boundFile: cms }) })),
    says: 'From the CMS field “Photo” of Team.',
    role: null,
    action: null,
    showsFacts: true,
  },
  {
    name: 'outside of the Designer',
    open: async () => openPanel({ designer: null }),
    says: 'Open this in Webflow',
    ...still,
  },
  {
    name: 'reading the selection',
    open: async () => {
      const opened = openPanel({ designer: createScriptedDesigner({ selection: neverAnswers }) });
      opened.clock.advance(timeouts.loadingDelay);
      return opened;
    },
    says: 'Reading your selection …',
    role: 'status',
    action: null,
    showsFacts: false,
  },
  { name: 'forbidden in this mode', open: designerFault('forbidden'), says: 'Not in this mode', ...alert },
  { name: 'a Designer that hangs', open: designerFault('hung'), says: 'Designer didn’t answer', ...alert },
  { name: 'a removed element', open: designerFault('missing'), says: 'Element was removed', ...alert },
  { name: 'an old Designer', open: designerFault('unsupported'), says: 'out of date', ...alert },
  { name: 'a failing Designer', open: designerFault('failed'), says: 'couldn’t be read', ...alert },
];
