import type { Delays, DesignerConfig } from '#sandbox/protocol/control.ts';
import { designer } from '../designer-state.ts';
import { type Effects, Group, Toggle } from './controls.tsx';
import { setDelay } from './server-actions.ts';

const labels = {
  designer: 'Designer calls',
  network: 'Backend round trip',
} as const satisfies Record<keyof Delays, string>;

const effects = {
  designer: {
    on: 'What the Designer tells comes later: after 150 ms the panel shows grey bars.',
    off: 'The Designer answers at once again.',
  },
  network: {
    on: 'Bytes, variants and findings come later than the name and the alt text.',
    off: 'The backend answers at once again.',
  },
} as const satisfies Record<keyof Delays, Effects>;

/** Switches that slow down the Designer's calls and the network between panel and backend. */
export function DelayControls({ config }: { config: DesignerConfig }) {
  const toggle = (name: keyof Delays) => {
    const isOn = designer.delays.value[name] > 0;
    const label = `${labels[name]} +${config.delays[name]} ms`;
    return (
      <Toggle
        label={label}
        on={isOn}
        flip={() => setDelay(name, isOn ? 0 : config.delays[name])}
        effects={effects[name]}
      />
    );
  };
  return (
    <Group name="Slow">
      {toggle('designer')}
      {toggle('network')}
    </Group>
  );
}
