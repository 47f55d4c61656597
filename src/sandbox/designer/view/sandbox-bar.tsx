import type { DesignerConfig } from '#sandbox/protocol/control.ts';
import { designer, panelSizes, reloadPanel } from '../designer-state.ts';
import { openPage } from '../site-content.ts';
import { Group, Toggle } from './controls.tsx';
import { DelayControls } from './delay-controls.tsx';
import { CallControls, ElementControls } from './element-controls.tsx';
import { PersonControls } from './person-controls.tsx';
import { UnconfirmedControls } from './unconfirmed-controls.tsx';
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

/** The controls that Webflow's Designer does not have: the link to the published page, and the switches. */
export function SandboxBar({ config }: { config: DesignerConfig }) {
  return (
    <section class="sandbox-bar" aria-label="Sandbox controls">
      <div class="sandbox-start">
        <span class="sandbox-badge">Sandbox</span>
        <a href={`/published/${openPage.value.slug}`} target="_blank" rel="noreferrer">
          Published page
        </a>
      </div>
      <WebflowControls config={config} />
      <DelayControls config={config} />
      <LocaleControls />
      <PanelControls />
      <UnconfirmedControls />
      <PersonControls />
      <ElementControls />
      <CallControls />
    </section>
  );
}
