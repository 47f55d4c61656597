import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { assetByKey, designer } from '../designer-state.ts';
import { gearCard } from '../scene/components.ts';
import type { LinkTarget, SceneElement } from '../scene/scene-element.ts';

/** Only web addresses become pictures: hostile data may hold any other kind. */
function isWebAddress(url: string): boolean {
  return /^https?:/.test(url);
}

function Picture({ asset }: { asset: string | null }) {
  const { url = '', mimeType = '' } = assetByKey(asset) ?? {};
  if (!isWebAddress(url)) return <span class="placeholder" aria-hidden="true" />;
  const isDrawing = mimeType === 'image/gif' || mimeType === 'image/svg+xml';
  return <img src={url} alt="" class={isDrawing ? 'drawing' : undefined} />;
}

function kindOf(element: SceneElement): string {
  return element.type === 'ComponentInstance' ? gearCard.name : element.type;
}

/** Names the element by its own text where it has some, so that speech and sight agree. */
function nameOf(element: SceneElement): string {
  if (element.type === 'ComponentInstance') return `${gearCard.name}: ${element.title}`;
  return `${element.type}: ${'text' in element ? element.text : element.label}`;
}

function goalOf(target: LinkTarget): string {
  if (target.mode === 'url') return new URL(target.to).host;
  return designer.pages.value.find(({ id }) => id === target.pageId)?.name ?? 'a page';
}

function bodyOf(element: SceneElement): ComponentChildren {
  switch (element.type) {
    case 'Image':
      return <Picture asset={element.asset} />;
    case 'Heading':
      return <span class="canvas-heading">{element.text}</span>;
    case 'Paragraph':
      return <span class="canvas-paragraph">{element.text}</span>;
    case 'Block': {
      const url = assetByKey(element.background)?.url;
      return (
        <span class="canvas-block" style={url ? { backgroundImage: `url("${url}")` } : {}}>
          {element.text}
        </span>
      );
    }
    case 'Link':
      return <span class="canvas-goal">{goalOf(element.target)}</span>;
    case 'ComponentInstance':
      return (
        <span class="canvas-card">
          <Picture asset={element.asset} />
          <span>{element.title}</span>
        </span>
      );
  }
}

function Pressable({ element, isSelected }: { element: SceneElement; isSelected: boolean }) {
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
    >
      {bodyOf(element)}
    </button>
  );
}

/** One element of the page: a click selects it, and it then has the outline and the label of the Designer. */
export function CanvasElement({ element }: { element: SceneElement }) {
  const isSelected = useComputed(() => designer.selectedId.value === element.id).value;
  if (element.hiddenOn?.includes(designer.breakpoint.value)) return null;
  return (
    <div class={`place place-${element.type.toLowerCase()}`} data-selected={isSelected}>
      <div class="box" data-box={element.id}>
        {element.type === 'Link' &&
          element.children.map((child) => <CanvasElement key={child.id} element={child} />)}
        <Pressable element={element} isSelected={isSelected} />
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
