import type { SetFileFacts } from '#sandbox/protocol/set-file.ts';
import type { Unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { designer } from '../designer-state.ts';
import { Choice, Group, Switch } from './controls.tsx';

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

type VariantTime = SetFileFacts['replacedVariants'];

const variantTimes = {
  later: 'later',
  'at once': 'at once',
  never: 'never',
} as const satisfies Record<VariantTime, string>;

const variantEffects = {
  later: 'Replace an image: its variants are gone at first, then new ones come.',
  'at once': 'Replace an image: it has its new variants as soon as it’s replaced.',
  never: 'Replace an image: its variants stay those of the old file.',
} as const satisfies Record<VariantTime, string>;

/** Controls for unconfirmed behaviours of Webflow. */
export function UnconfirmedControls() {
  return (
    <Group name="Not confirmed by Webflow">
      <Choice label="Width is told" options={options} effects={effects} value={designer.widthReportedIn} />
      <Switch
        label="Images in rich text can be selected"
        value={designer.richTextHasElements}
        effects={{
          on: 'Press the image in the journal: the panel shows its facts. “This page” lists it when read again.',
          off: 'Only the whole rich text can be selected. The panel says why, and lists the images beside it.',
        }}
      />
      <Switch
        label="CMS images tell their file"
        value={designer.cmsFileResolved}
        effects={{
          on: 'Press “Guide portrait”: the panel shows the file of the current item, and that it changes.',
          off: 'Press “Guide portrait”: the panel shows which CMS field its file comes from.',
        }}
      />
      <Switch
        label="A replaced file keeps its URL"
        value={designer.replacedUrlKept}
        effects={{
          on: 'Replace an image: its URL stays, also the ending of another format.',
          off: 'Replace an image: it has another URL, and published pages show the old file until they are published.',
        }}
      />
      <Choice
        label="New variants come"
        options={variantTimes}
        effects={variantEffects}
        value={designer.replacedVariants}
      />
    </Group>
  );
}
