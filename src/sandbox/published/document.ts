import { readFile } from 'node:fs/promises';
import { html, raw } from 'hono/html';
import { breakpoints } from '#sandbox/site/breakpoints.ts';
import type { SitePage } from '#sandbox/site/canvas.ts';
import { columnProperties, layoutProperties, partClass } from '#sandbox/site/layout.ts';
import type { World } from '#sandbox/world/world.ts';
import { elementsHtml } from './element-html.ts';
import type { Html } from './html.ts';
import type { PublishedSite } from './published-site.ts';

function styleOf(properties: Readonly<Record<string, string | number>>): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
}

/** The media query that hides an element at one breakpoint and no other. */
function hiddenAt({ id, maxWidth }: (typeof breakpoints)[number]): string {
  const narrower = breakpoints
    .map((other) => other.maxWidth ?? 0)
    .filter((width) => width < (maxWidth ?? 1e9));
  const least = Math.max(0, ...narrower.map((width) => width + 1));
  const most = maxWidth === null ? '' : ` and (max-width: ${maxWidth}px)`;
  return `@media (min-width: ${least}px)${most} { [data-hidden~="${id}"] { display: none } }`;
}

/** The stylesheet of published pages: page.css with media queries instead of container queries, and published.css. */
export async function publishedStylesheet(): Promise<string> {
  const layout = await readFile(new URL('../site/page.css', import.meta.url), 'utf8');
  const own = await readFile(new URL('./published.css', import.meta.url), 'utf8');
  return [layout.replaceAll('@container page ', '@media '), ...breakpoints.map(hiddenAt), own].join('\n');
}

/** The HTML document of a published page, with a navigation bar above it. */
export function publishedDocument(world: World, site: PublishedSite, page: SitePage): Html {
  const parts = page.sections.map((section) => {
    const imageContext = { section, isOlder: page.isOlder ?? false, isInRichText: false };
    const style = styleOf(columnProperties(section.columns));
    return html`<section class="${partClass(section)}" style="${style}">${elementsHtml(section.elements, { world, site, imageContext })}</section>`;
  });
  const links = site.pages().map(({ slug, name, id }) => {
    const current = id === page.id ? raw(' aria-current="page"') : '';
    return html`<a href="/published/${slug}"${current}>${name}</a>`;
  });
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${page.name}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/published.css"></head>
<body class="page" style="${styleOf(layoutProperties)}">
<nav class="published-bar" aria-label="Published pages"><b>Published page</b>${links}</nav>
<main>${parts}</main>
</body>
</html>`;
}
