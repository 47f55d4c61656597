import type { Delays, DesignerConfig } from '#sandbox/protocol/control.ts';
import { designer } from '../designer-state.ts';
import { Group, Toggle } from './controls.tsx';
import { setDelay } from './server-actions.ts';

const labels = {
  designer: 'Designer calls',
  network: 'Backend round trip',
} as const satisfies Record<keyof Delays, string>;

/** Switches that slow down the Designer's calls and the network between panel and backend. */
export function DelayControls({ config }: { config: DesignerConfig }) {
  const toggle = (name: keyof Delays) => {
    const isOn = designer.delays.value[name] > 0;
    const label = `${labels[name]} +${config.delays[name]} ms`;
    return <Toggle label={label} on={isOn} flip={() => setDelay(name, isOn ? 0 : config.delays[name])} />;
  };
  return (
    <Group name="Slow">
      {toggle('designer')}
      {toggle('network')}
    </Group>
  );
}
