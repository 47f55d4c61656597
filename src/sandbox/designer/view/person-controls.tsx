import { designer, type EditPermission } from '../designer-state.ts';
import { Choice, Group, Switch } from './controls.tsx';

const themes = {
  darkDefault: 'Dark',
  darkDarker: 'Darker',
  darkBrighter: 'Brighter',
  light: 'Light',
} as const satisfies Record<AppearanceSettings, string>;

const modes = {
  design: 'Design',
  build: 'Build',
  edit: 'Edit',
  comment: 'Comment',
  preview: 'Preview',
} as const satisfies Record<AppModeName, string>;

const editPermissions = {
  everything: 'everything',
  elements: 'elements only',
  assets: 'assets only',
  nothing: 'nothing',
} as const satisfies Record<EditPermission, string>;

const themeEffects = {
  darkDefault: 'The panel follows the Designer’s default theme.',
  darkDarker: 'The panel follows the darker theme.',
  darkBrighter: 'The panel follows the brighter theme.',
  light: 'The panel is light.',
} as const satisfies Record<AppearanceSettings, string>;

const noAssets = 'The Designer refuses assets in this mode: select an image and the panel says so.';
const modeEffects = {
  design: 'Everything can be read and edited.',
  build: 'The panel reads images, and says that their own alt texts can’t be edited here.',
  edit: noAssets,
  comment: noAssets,
  preview: noAssets,
} as const satisfies Record<AppModeName, string>;

const editEffects = {
  everything: 'Both alt texts can be edited, that of the image and that of its asset.',
  elements: 'The alt text of an asset can’t be edited: the panel says why.',
  assets: 'The alt text of an image can’t be edited: the panel says why.',
  nothing: 'No alt text can be edited: the panel says why.',
} as const satisfies Record<EditPermission, string>;

/** Controls for the user of the Designer: theme, mode and permissions. */
export function PersonControls() {
  return (
    <Group name="Person">
      <Choice label="Theme" options={themes} effects={themeEffects} value={designer.theme} />
      <Choice label="Mode" options={modes} effects={modeEffects} value={designer.mode} />
      <Switch
        label="May use assets"
        value={designer.canUseAssets}
        effects={{
          on: 'Select an image: the panel shows it again.',
          off: 'Select an image: the panel says that the Designer doesn’t share it with this person.',
        }}
      />
      <Choice
        label="May edit"
        options={editPermissions}
        effects={editEffects}
        value={designer.editPermission}
      />
    </Group>
  );
}
