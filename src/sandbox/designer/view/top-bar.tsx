import { useId } from 'preact/hooks';
import type { DesignerConfig } from '#sandbox/protocol/control.ts';
import { breakpoints } from '#sandbox/site/breakpoints.ts';
import { canvasZoom, pageWidth } from '../canvas-size.ts';
import { designer } from '../designer-state.ts';
import { editComponent, openComponent, openPage, openPageById, pages } from '../site-content.ts';
import { Icon, type IconName } from './icons.tsx';

const icons: Partial<Record<BreakpointId, IconName>> = {
  main: 'main',
  medium: 'medium',
  small: 'small',
  tiny: 'tiny',
};

function PageChoice() {
  const id = useId();
  const component = openComponent.value;
  return (
    <span class="page-choice">
      <label for={id}>Page</label>
      <select id={id} value={openPage.value.id} onChange={(event) => openPageById(event.currentTarget.value)}>
        {pages.value.map((page) => (
          <option key={page.id} value={page.id}>
            {page.name}
          </option>
        ))}
      </select>
      {component && (
        <button type="button" class="leave-component" onClick={() => editComponent(null)}>
          <Icon name="component" /> Leave {component.name}
        </button>
      )}
    </span>
  );
}

/** The bar at the top with the site's name, the page, the breakpoint and the button of the extension. */
export function TopBar({ config }: { config: DesignerConfig }) {
  return (
    <header class="top-bar">
      <span class="brand" aria-hidden="true" />
      <h1 class="site-name">{config.site.siteName}</h1>
      <PageChoice />
      <fieldset class="breakpoints">
        <legend class="unseen">Breakpoint</legend>
        {breakpoints.map(({ id, name }) => (
          <button
            type="button"
            key={id}
            aria-pressed={designer.breakpoint.value === id}
            aria-label={name}
            title={name}
            onClick={() => {
              designer.breakpoint.value = id;
            }}
          >
            <Icon name={icons[id] ?? 'main'} />
          </button>
        ))}
        <span class="canvas-size">
          {pageWidth.value} px · {Math.round(canvasZoom.value * 100)}%
        </span>
      </fieldset>
      <span class="mode-name">{designer.mode.value}</span>
      <button
        type="button"
        class="open-app"
        aria-pressed={designer.panelOpen.value}
        onClick={() => {
          designer.panelOpen.value = !designer.panelOpen.value;
        }}
      >
        <Icon name="apps" /> {config.appName}
      </button>
    </header>
  );
}
