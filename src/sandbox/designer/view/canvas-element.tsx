import { useComputed } from '@preact/signals';
import { isGroup } from '#sandbox/site/canvas.ts';
import type { SiteElement } from '#sandbox/site/element.ts';
import { designer } from '../designer-state.ts';
import { componentById, editComponent, resolvedProps } from '../site-content.ts';
import { childElements, ElementBody } from './element-body.tsx';

function kindOf(element: SiteElement): string {
  return element.type === 'ComponentInstance'
    ? (componentById(element.component)?.name ?? 'Component')
    : element.type;
}

/** The accessible name: the element's visible text where it has some. Source: WCAG 2.2, 2.5.3 Label in Name. */
function nameOf(element: SiteElement): string {
  if (element.type === 'ComponentInstance') return `${kindOf(element)}: ${resolvedProps(element).title}`;
  return `${element.type}: ${'text' in element ? element.text : element.label}`;
}

function ElementButton({ element, isSelected }: { element: SiteElement; isSelected: boolean }) {
  return (
    <button
      type="button"
      class="element"
      data-element={element.id}
      data-component={element.type === 'ComponentInstance'}
      aria-label={nameOf(element)}
      aria-pressed={isSelected}
      onClick={() => {
        designer.selectedId.value = element.id;
      }}
      onDblClick={() => {
        if (element.type === 'ComponentInstance') editComponent(element.component);
      }}
    >
      <ElementBody element={element} />
    </button>
  );
}

/** One element of the canvas. A click selects it; the selected element has an outline and a label, as in Webflow. */
export function CanvasElement({ element }: { element: SiteElement }) {
  const isSelected = useComputed(() => designer.selectedId.value === element.id).value;
  if (element.hiddenOn?.some((id) => id === designer.breakpoint.value)) return null;
  const isNatural = element.type === 'Image' && !element.fills;
  return (
    <div
      class={`place place-${element.type.toLowerCase()}${isNatural ? ' place-natural' : ''}${isGroup(element) ? ' place-group' : ''}`}
      data-selected={isSelected}
    >
      <div class="box" data-box={element.id}>
        {childElements(element).map((child) => (
          <CanvasElement key={child.id} element={child} />
        ))}
        <ElementButton element={element} isSelected={isSelected} />
      </div>
      {isSelected && (
        <span class="selection-label" aria-hidden="true">
          {kindOf(element)} · {element.label}
        </span>
      )}
      {element.note && <span class="note">{element.note}</span>}
    </div>
  );
}
