import type { ComponentChildren } from 'preact';
import { backgroundAt } from '#sandbox/site/canvas.ts';
import type { LinkTarget, SiteElement } from '#sandbox/site/element.ts';
import { designer } from '../designer-state.ts';
import { assetByKey, drawnAsset, pageById, resolvedProps } from '../site-content.ts';
import { Picture } from './picture.tsx';

function targetName(target: LinkTarget): string {
  if (target.mode === 'url') return new URL(target.to).host;
  return pageById(target.pageId)?.name ?? 'a page';
}

/** The children of an element that can be selected. */
export function childElements(element: SiteElement): readonly SiteElement[] {
  const isClosed = element.type === 'RichText' && !designer.richTextHasElements.value;
  return 'children' in element && !isClosed ? element.children : [];
}

function InlineElements({ elements }: { elements: readonly SiteElement[] }) {
  return elements.map((element) => (
    <span key={element.id} class="place">
      <ElementBody element={element} />
    </span>
  ));
}

/** The content of an element without its selectable children. */
export function ElementBody({ element }: { element: SiteElement }): ComponentChildren {
  switch (element.type) {
    case 'Image':
      return <Picture key={element.asset} {...element} />;
    case 'Heading':
      return <span class="heading">{element.text}</span>;
    case 'Paragraph':
      return <span class="paragraph">{element.text}</span>;
    case 'DynamoWrapper':
    case 'DynamoItem':
      return <span class="goal goal-inside">{element.label}</span>;
    case 'Block': {
      if (element.children.length > 0) return <span class="goal goal-inside">{element.label}</span>;
      const url = assetByKey(backgroundAt(element, designer.breakpoint.value))?.shownUrl;
      return (
        <span class="block" style={url ? { backgroundImage: `url("${url}")` } : {}}>
          {element.text}
        </span>
      );
    }
    case 'Link':
      return <span class="goal">{targetName(element.target)}</span>;
    case 'RichText':
    case 'Figure':
      return childElements(element).length > 0 ? (
        <span class="goal goal-inside">{element.label}</span>
      ) : (
        <span class="rich-text">
          <InlineElements elements={element.children} />
        </span>
      );
    case 'ComponentInstance': {
      const { back, title } = resolvedProps(element);
      const asset = drawnAsset(element);
      return (
        <span class="card">
          <Picture key={asset} asset={asset} />
          {back !== undefined && <Picture key={`back ${back}`} asset={back} />}
          <span>{title}</span>
        </span>
      );
    }
  }
}
