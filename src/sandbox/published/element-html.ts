import { html, raw } from 'hono/html';
import { breakpoints } from '#sandbox/site/breakpoints.ts';
import { isGroup } from '#sandbox/site/canvas.ts';
import type {
  SiteBlock,
  SiteElement,
  SiteImage,
  SiteInstance,
  SiteLink,
  StyleBackground,
} from '#sandbox/site/element.ts';
import { styleOf } from '#sandbox/site/styles.ts';
import type { World } from '#sandbox/world/world.ts';
import { attribute, type Html } from './html.ts';
import { assetByKey, type ImageContext, publishedImage } from './published-image.ts';
import type { PublishedSite } from './published-site.ts';

/** The context in which an element is rendered. */
export interface RenderContext {
  world: World;
  site: PublishedSite;
  imageContext: ImageContext;
}

function classOf({ fills, asset }: SiteImage, world: World): string {
  if (!fills) return 'natural';
  const type = assetByKey(world, asset)?.asset.contentType ?? '';
  return ['image/gif', 'image/svg+xml'].includes(type) ? 'picture drawing' : 'picture';
}

/** The `<img>` of an image, or a placeholder if its file has no web URL. */
async function imageHtml(image: SiteImage, { world, imageContext }: RenderContext): Promise<Html> {
  const published = await publishedImage(world, image, imageContext);
  if (!published) return html`<span class="placeholder"></span>`;
  const { src, alt, width, sizes, srcset } = published;
  const optional = [attribute('width', width), attribute('sizes', sizes), attribute('srcset', srcset)];
  return html`<img data-element="${image.id}" class="${classOf(image, world)}" src="${src}" loading="lazy"${optional} alt="${alt}">`;
}

async function instanceHtml(
  { id, component, overrides }: SiteInstance,
  context: RenderContext,
): Promise<Html> {
  const found = context.site.component(component);
  const { asset, back, title = '' } = { ...found?.defaults, ...overrides };
  const inside = found?.sections.flatMap(({ elements }) => elements) ?? [];
  if (asset === undefined) return elementsHtml(inside, context);
  const images = inside.filter((element) => element.type === 'Image');
  const pictures = [asset, back].map((key, at) => {
    const image = images[at];
    return image && key !== undefined ? imageHtml({ ...image, id, asset: key }, context) : '';
  });
  return html`<div class="card">${await Promise.all(pictures)}<span>${title}</span></div>`;
}

function linkHtml({ target, children }: SiteLink, context: RenderContext): Html {
  const page = context.site.pages().find(({ id }) => target.mode === 'page' && id === target.pageId);
  const href = target.mode === 'url' ? target.to : `/published/${page?.slug ?? ''}`;
  return html`<a href="${href}">${elementsHtml(children, context)}</a>`;
}

/** The states that are elements of their own. Source: CSS Pseudo-Elements. */
const pseudoElements = new Set(['before', 'after', 'placeholder']);

/** The rule of a background at a narrower breakpoint or in a state. Instances show the base variant, so the others have none. */
function ruleOf(id: string, { breakpoint, pseudo, variantId }: StyleBackground, url: string): string[] {
  const maxWidth = breakpoints.find((one) => one.id === breakpoint)?.maxWidth ?? null;
  if (variantId !== undefined || (maxWidth === null && pseudo === undefined)) return [];
  const state = pseudo === undefined ? '' : `${pseudoElements.has(pseudo) ? '::' : ':'}${pseudo}`;
  const rule = `[data-element="${id}"]${state} { background-image: url("${url}") !important }`;
  return [maxWidth === null ? rule : `@media (max-width: ${maxWidth}px) { ${rule} }`];
}

/** A block with its background, and a style for each narrower breakpoint and each state that has another. */
function backgroundHtml(block: SiteBlock, { world }: RenderContext): Html {
  const { id, background, text } = block;
  const urlOf = (key: string) => assetByKey(world, key)?.asset.hostedUrl ?? '';
  const rules = styleOf(block).backgrounds.flatMap((one) => ruleOf(id, one, urlOf(one.asset)));
  const styles = rules.length > 0 ? html`<style>${raw(rules.join('\n'))}</style>` : '';
  const own = background === null ? '' : `background-image:url("${urlOf(background)}")`;
  return html`${styles}<div class="block" data-element="${id}" style="${own}">${text}</div>`;
}

function bodyHtml(element: SiteElement, context: RenderContext): Html | Promise<Html> {
  switch (element.type) {
    case 'Image':
      return imageHtml(element, context);
    case 'Heading':
      return html`<h1 class="heading">${element.text}</h1>`;
    case 'Paragraph':
      return html`<p class="paragraph">${element.text}</p>`;
    case 'DynamoWrapper':
    case 'DynamoItem':
      return html`<div>${elementsHtml(element.children, context)}</div>`;
    case 'Block':
      return element.children.length > 0
        ? html`<div>${elementsHtml(element.children, context)}</div>`
        : backgroundHtml(element, context);
    case 'Link':
      return linkHtml(element, context);
    case 'RichText': {
      const imageContext = { ...context.imageContext, isInRichText: true };
      return html`<div class="rich-text">${elementsHtml(element.children, { ...context, imageContext })}</div>`;
    }
    case 'Figure':
      return html`<figure class="figure">${elementsHtml(element.children, context)}</figure>`;
    case 'ComponentInstance':
      return instanceHtml(element, context);
  }
}

/** The HTML of elements, in the wrappers that page.css styles. */
export function elementsHtml(elements: readonly SiteElement[], context: RenderContext): Html {
  const all = elements.map((element) => {
    const natural = element.type === 'Image' && !element.fills ? ' place-natural' : '';
    const group = isGroup(element) ? ' place-group' : '';
    const hidden = attribute('data-hidden', element.hiddenOn?.join(' ') ?? null);
    const body = bodyHtml(element, context);
    return html`<div class="place place-${element.type.toLowerCase()}${natural}${group}"${hidden}><div class="box">${body}</div></div>`;
  });
  return html`${all}`;
}
