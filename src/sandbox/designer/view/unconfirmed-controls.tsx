import type { Unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { designer } from '../designer-state.ts';
import { Choice, Group, Toggle } from './controls.tsx';

type WidthPlace = Unconfirmed['widthReportedIn'];

const options = {
  settings: 'in settings',
  attributes: 'in attributes',
  nowhere: 'not at all',
} as const satisfies Record<WidthPlace, string>;

const effects = {
  settings: 'The panel reads an image’s Width from its settings.',
  attributes: 'The panel reads an image’s Width from its attributes.',
  nowhere: 'The panel can’t read an image’s Width and asks for it.',
} as const satisfies Record<WidthPlace, string>;

/** Controls for unconfirmed behaviours of Webflow. */
export function UnconfirmedControls() {
  return (
    <Group name="Not confirmed by Webflow">
      <Choice label="Width is told" options={options} effects={effects} value={designer.widthReportedIn} />
      <Toggle
        label="Images in rich text can be selected"
        on={designer.richTextHasElements.value}
        flip={() => {
          designer.richTextHasElements.value = !designer.richTextHasElements.value;
        }}
        effects={{
          on: 'Press the image in the journal: the panel shows its facts. “This page” lists it when read again.',
          off: 'Only the whole rich text can be selected. The panel says why, and lists the images beside it.',
        }}
      />
      <Toggle
        label="CMS images tell their file"
        on={designer.cmsFileResolved.value}
        flip={() => {
          designer.cmsFileResolved.value = !designer.cmsFileResolved.value;
        }}
        effects={{
          on: 'Press “Guide portrait”: the panel shows the file of the current item, and that it changes.',
          off: 'Press “Guide portrait”: the panel shows which CMS field its file comes from.',
        }}
      />
    </Group>
  );
}
