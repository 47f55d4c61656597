import { locales, sites } from '#sandbox/world/sample-data.ts';
import type { SiteContent } from './model.ts';
import {
  addressOf,
  fileField,
  html,
  image,
  imageField,
  imagesField,
  node,
  rawField,
  richText,
} from './parts.ts';
import { instance, type SiteBuilder, siteContent } from './site-builder.ts';

const german = locales.german;
const path = (id: string) => `${sites.outdoors.id}/${id}_image.jpg`;

/**
 * Rich text that is hard to read, and the assets it shows or links to in a browser. Source: HTML standard, tokenization; the
 * older hosts are those of published sites.
 */
function richTexts(id: string): readonly [text: string, ...shows: string[]][] {
  const address = addressOf(id);
  return [
    [`<IMG SRC=${address} ALT=__wf_reserved_decorative>`, id],
    [`<p><img alt="a > b" data-x='"' src='${address}'><p><figure></p>`, id],
    [`<img src="${address.replaceAll('/', '&#x2F;')}" alt="__wf_reserved_inherit">`, id],
    [`<p><b><div><img src="${address}"/></b><table><img src="${address}"></p></i>`, id, id],
    [`<img\n\tsrc = "  ${address}\n">`, id],
    [`<img src="https://uploads-ssl.webflow.com/${path(id)}">`, id],
    [`<img src="https://elsewhere.example/${path(id)}"><img src="/${path(id)}">`],
    [`<img src="https://cdn.prod.website-files.com.example/${path(id)}">`],
    [`<img src="javascript:${id}_x"><img src=""><img><img src="data:image/png;base64,${id}_">`],
    [`<!-- <img src="${address}"> --><textarea><img src="${address}"></textarea>`],
    [`<p>&lt;img src="${address}"&gt;</p>${id}`],
    [`<a href="${address}?x=1#y">${id}</a><a href="https://elsewhere.example/${path(id)}">x</a>`, id],
  ];
}

function circle(site: SiteBuilder, id: string): SiteBuilder {
  return site
    .component('Circle A', [image(id), instance('Circle B')])
    .component('Circle B', [instance('Circle C'), instance('Circle A')])
    .component('Circle C', [image(id), instance('Circle A'), instance('Circle C')]);
}

function tower(site: SiteBuilder, id: string, levels: number): SiteBuilder {
  for (let level = 0; level < levels; level++) {
    site.component(`Level ${level}`, [level === levels - 1 ? image(id) : instance(`Level ${level + 1}`)]);
  }
  return site;
}

/**
 * A site of everything that is unusual: pages of every status, components in circles and 50 levels deep, unknown nodes,
 * assets of nowhere and of other sites, rich text that is no proper HTML, and items without their fields. `own` are two
 * assets of the site, `foreign` is one of another site.
 */
export function oddSite([one, two]: readonly [string, string], foreign: string): SiteContent {
  const nowhere = 'f'.repeat(24);
  const site = siteContent()
    .collection('Empty', [])
    .collection('Odd', [
      { name: 'No fields', fields: null },
      {
        name: 'Null fields',
        fields: { cover: rawField(null), gallery: rawField(null), body: rawField(null) },
      },
      {
        name: 'Other kinds',
        fields: { cover: rawField([]), gallery: rawField('x'), body: rawField({ html: 1 }) },
      },
      { name: 'No such asset', fields: { cover: imageField(nowhere), gallery: imagesField(foreign, one) } },
      { name: 'A file', fields: { cover: imageField(two), map: fileField(one) }, isArchived: true },
      {
        name: 'Other in German',
        fields: { cover: imageField(one) },
        fieldsIn: { [german.cmsLocaleId]: { cover: imageField(two), body: richText(one) } },
      },
      {
        name: 'German without fields',
        fields: { cover: imageField(one) },
        fieldsIn: { [german.cmsLocaleId]: null },
      },
      { name: '', fields: { body: richText(two, two), gallery: imagesField() } },
    ])
    .page('Template', [image(one)], { collection: 'Odd' })
    .page('', [image(one, '__wf_reserved_decorative'), image(null), image(nowhere), image(foreign)])
    .page('In no folder', [image(one)], { parentId: nowhere, publishedPath: null })
    .page('Draft', [image(two)], { draft: true })
    .page('Archived', [image(two)], { archived: true })
    .page('Branch', [image(two)], { isBranch: true, branchId: nowhere })
    .page('Unknown nodes', [
      node({ id: 'n1', type: 'slot' }),
      node({ id: 'n2', type: 'image' }),
      node({ id: 'n3', type: 'image', image: { alt: null, assetId: 'x' } }),
      node({ id: 'n4', type: 'text' }),
      node({ id: 'n5', type: 'component-instance' }),
      node({ type: 'select', id: 'n6', choices: null }),
      node({}),
      image(two),
    ])
    .page('No such component', [instance('Nowhere'), instance('Circle A'), instance('Level 0')])
    .page('German only', [], { partsIn: { [german.id]: [image(one), image(one), instance('Circle B')] } })
    .page('Hundred and one', [...Array.from({ length: 100 }, () => image(one)), image(two)]);
  for (const [at, [text, ...shows]] of richTexts(one).entries()) {
    site.page(`Rich text ${at}`, [html(text, ...shows)]);
  }
  return tower(circle(site, two), one, 50).build();
}
