import type { Setting } from '#sandbox/protocol/control.ts';
import { designer, panelSizes, reloadPanel } from '../designer-state.ts';
import { Group, Toggle } from './controls.tsx';
import { CallControls, ElementControls } from './element-controls.tsx';
import { PersonControls } from './person-controls.tsx';
import { LocaleControls, WebflowControls } from './webflow-controls.tsx';

function PanelControls() {
  const { width, height } = designer.panelSize.value;
  return (
    <Group name="Panel">
      {Object.entries(panelSizes).map(([name, size]) => (
        <Toggle
          key={name}
          label={`${size.width} × ${size.height}`}
          on={size.width === width && size.height === height}
          flip={() => {
            designer.panelSize.value = size;
          }}
        />
      ))}
      <Toggle
        label="Old runtime"
        on={designer.runtime.value === 'old'}
        flip={() => {
          designer.runtime.value = designer.runtime.value === 'old' ? 'current' : 'old';
          reloadPanel();
        }}
      />
    </Group>
  );
}

/** All that Webflow's Designer does not have: the sandbox's own switches, set apart from it. */
export function SandboxBar({ setting }: { setting: Setting }) {
  return (
    <section class="sandbox-bar" aria-label="Sandbox controls">
      <span class="sandbox-badge">Sandbox</span>
      <WebflowControls setting={setting} />
      <LocaleControls />
      <PanelControls />
      <PersonControls />
      <ElementControls />
      <CallControls />
    </section>
  );
}
