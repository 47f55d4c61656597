import { html } from 'hono/html';
import type { SceneElement, SceneImage, SceneInstance, SceneLink } from '#sandbox/site/scene-element.ts';
import type { World } from '#sandbox/world/world.ts';
import { attribute, type Html } from './html.ts';
import { assetByKey, type ImageContext, publishedImage } from './published-image.ts';
import type { PublishedSite } from './published-site.ts';

/** The context in which an element is rendered. */
export interface RenderContext {
  world: World;
  site: PublishedSite;
  image: ImageContext;
}

function classOf({ fills, asset }: SceneImage, world: World): string {
  if (!fills) return 'natural';
  const type = assetByKey(world, asset)?.asset.contentType ?? '';
  return ['image/gif', 'image/svg+xml'].includes(type) ? 'picture drawing' : 'picture';
}

/** The `<img>` of an image, or a placeholder if its file has no web URL. */
async function imageHtml(image: SceneImage, { world, image: place }: RenderContext): Promise<Html> {
  const published = await publishedImage(world, image, place);
  if (!published) return html`<span class="placeholder"></span>`;
  const { src, alt, width, sizes, srcset } = published;
  const optional = [attribute('width', width), attribute('sizes', sizes), attribute('srcset', srcset)];
  return html`<img data-element="${image.id}" class="${classOf(image, world)}" src="${src}" loading="lazy"${optional} alt="${alt}">`;
}

async function instanceHtml(
  { id, component, overrides }: SceneInstance,
  around: RenderContext,
): Promise<Html> {
  const found = around.site.component(component);
  const { asset = null, title = '' } = { ...found?.defaults, ...overrides };
  const inside = found?.sections.flatMap(({ elements }) => elements) ?? [];
  const image = inside.find((element) => element.type === 'Image');
  const picture = image ? await imageHtml({ ...image, id, asset }, around) : '';
  return html`<div class="card">${picture}<span>${title}</span></div>`;
}

function linkHtml({ target, children }: SceneLink, around: RenderContext): Html {
  const page = around.site.pages().find(({ id }) => target.mode === 'page' && id === target.pageId);
  const href = target.mode === 'url' ? target.to : `/published/${page?.slug ?? ''}`;
  return html`<a href="${href}">${elementsHtml(children, around)}</a>`;
}

function bodyHtml(element: SceneElement, around: RenderContext): Html | Promise<Html> {
  switch (element.type) {
    case 'Image':
      return imageHtml(element, around);
    case 'Heading':
      return html`<h1 class="heading">${element.text}</h1>`;
    case 'Paragraph':
      return html`<p class="paragraph">${element.text}</p>`;
    case 'Block': {
      const url = assetByKey(around.world, element.background)?.asset.hostedUrl ?? '';
      return html`<div class="block" data-element="${element.id}" style="background-image:url(&quot;${url}&quot;)">${element.text}</div>`;
    }
    case 'Link':
      return linkHtml(element, around);
    case 'RichText': {
      const place = { ...around.image, isInRichText: true };
      return html`<div class="rich-text">${elementsHtml(element.children, { ...around, image: place })}</div>`;
    }
    case 'Figure':
      return html`<figure class="figure">${elementsHtml(element.children, around)}</figure>`;
    case 'ComponentInstance':
      return instanceHtml(element, around);
  }
}

/** The HTML of elements, in the wrappers that page.css styles. */
export function elementsHtml(elements: readonly SceneElement[], around: RenderContext): Html {
  const all = elements.map((element) => {
    const natural = element.type === 'Image' && !element.fills ? ' place-natural' : '';
    const hidden = attribute('data-hidden', element.hiddenOn?.join(' ') ?? null);
    const body = bodyHtml(element, around);
    return html`<div class="place place-${element.type.toLowerCase()}${natural}"${hidden}><div class="box">${body}</div></div>`;
  });
  return html`${all}`;
}
