import type { Unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { designer } from '../designer-state.ts';
import { Choice, Group, Toggle } from './controls.tsx';

const options = {
  settings: 'settings',
  attributes: 'attributes',
  nowhere: 'nothing',
} as const satisfies Record<Unconfirmed['widthReportedIn'], string>;

/** Controls for unconfirmed behaviours of Webflow. */
export function UnconfirmedControls() {
  return (
    <Group name="Unconfirmed">
      <Choice label="Width in" options={options} value={designer.widthReportedIn} />
      <Toggle
        label="Rich text opens"
        on={designer.richTextHasElements.value}
        flip={() => {
          designer.richTextHasElements.value = !designer.richTextHasElements.value;
        }}
      />
    </Group>
  );
}
