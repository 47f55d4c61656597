import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { designer } from '../designer-state.ts';
import type { LinkTarget, SceneElement } from '../scene/scene-element.ts';
import { assetByKey, componentById, editComponent, pageById, shownBy } from '../site-content.ts';

/** Only web addresses become pictures: hostile data may hold any other kind. */
function isWebAddress(url: string): boolean {
  return /^https?:/.test(url);
}

/** A file as a published page shows it: the browser picks the copy that fits, once it is near the window. */
function Picture({ asset }: { asset: string | null }) {
  const { url = '', srcset = '', mimeType = '' } = useComputed(() => assetByKey(asset)).value ?? {};
  if (!isWebAddress(url)) return <span class="placeholder" aria-hidden="true" />;
  const isDrawing = mimeType === 'image/gif' || mimeType === 'image/svg+xml';
  const copies = srcset ? { srcset, sizes: 'auto, 50vw' } : {};
  return <img loading="lazy" {...copies} src={url} alt="" class={isDrawing ? 'drawing' : undefined} />;
}

function kindOf(element: SceneElement): string {
  return element.type === 'ComponentInstance'
    ? (componentById(element.component)?.name ?? 'Component')
    : element.type;
}

/** Names the element by its own text where it has some, so that speech and sight agree. */
function nameOf(element: SceneElement): string {
  if (element.type === 'ComponentInstance') return `${kindOf(element)}: ${shownBy(element).title}`;
  return `${element.type}: ${'text' in element ? element.text : element.label}`;
}

function goalOf(target: LinkTarget): string {
  if (target.mode === 'url') return new URL(target.to).host;
  return pageById(target.pageId)?.name ?? 'a page';
}

function bodyOf(element: SceneElement): ComponentChildren {
  switch (element.type) {
    case 'Image':
      return <Picture key={element.asset} asset={element.asset} />;
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
    case 'ComponentInstance': {
      const { asset = null, title } = shownBy(element);
      return (
        <span class="canvas-card">
          <Picture key={asset} asset={asset} />
          <span>{title}</span>
        </span>
      );
    }
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
      onDblClick={() => {
        if (element.type === 'ComponentInstance') editComponent(element.component);
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
