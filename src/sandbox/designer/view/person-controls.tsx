import { designer, type EditPermission } from '../designer-state.ts';
import { Choice, Group, Toggle } from './controls.tsx';

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

/** Controls for the user of the Designer: theme, mode and permissions. */
export function PersonControls() {
  return (
    <Group name="Person">
      <Choice label="Theme" options={themes} value={designer.theme} />
      <Choice label="Mode" options={modes} value={designer.mode} />
      <Toggle
        label="May use assets"
        on={designer.canUseAssets.value}
        flip={() => {
          designer.canUseAssets.value = !designer.canUseAssets.value;
        }}
      />
      <Choice label="May edit" options={editPermissions} value={designer.editPermission} />
    </Group>
  );
}
