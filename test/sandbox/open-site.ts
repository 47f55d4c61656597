import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { createFakeWebflow, type FakeWebflow } from '#sandbox/fake-webflow.ts';
import type { Library } from '#sandbox/library/library.ts';
import type { Unconfirmed } from '#sandbox/protocol/unconfirmed.ts';
import { createPublishedSite, type PublishedSite } from '#sandbox/published/published-site.ts';
import { publishedRoutes } from '#sandbox/published/routes.ts';
import type { WebflowAsset } from '#sandbox/world/asset.ts';

export const cdnOrigin = 'http://localhost:4401';

/** The attributes of a tag by name. */
export type Attributes = Readonly<Record<string, string>>;

/** The published pages of a new fake Webflow. */
export interface OpenSite {
  webflow: FakeWebflow;
  site: PublishedSite;
  get(slug: string): Promise<Response>;
  /** The attributes of every `<img>` of a page by element id. */
  images(slug: string): Promise<ReadonlyMap<string, Attributes>>;
  /** The `style` attributes of a page. */
  styles(slug: string): Promise<string[]>;
  asset(key: string): WebflowAsset;
}

type Node = DefaultTreeAdapterTypes.ChildNode;

function nodesOf(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...('childNodes' in node ? nodesOf(node.childNodes) : [])]);
}

/** Opens the published pages of the site without edits. */
export function openSite(library: Library, unconfirmed: Partial<Unconfirmed> = {}): OpenSite {
  const webflow = createFakeWebflow({ library, cdnOrigin, unconfirmed });
  const site = createPublishedSite();
  const routes = publishedRoutes(webflow.world, site, cdnOrigin);
  const get = async (slug: string) => routes.request(`http://localhost:4400/published/${slug}`);
  const tags = async (slug: string) => {
    const all = nodesOf(parse(await (await get(slug)).text()).childNodes);
    return all.flatMap((node) =>
      'attrs' in node
        ? [
            {
              name: node.tagName,
              attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])),
            },
          ]
        : [],
    );
  };
  return {
    webflow,
    site,
    get,
    async images(slug) {
      const images = (await tags(slug)).filter(({ name }) => name === 'img');
      return new Map(images.map(({ attributes }) => [attributes['data-element'] ?? '', attributes]));
    },
    styles: async (slug) => (await tags(slug)).flatMap(({ attributes }) => attributes.style ?? []),
    asset(key) {
      const found = [...webflow.world.assets.values()].find((stored) => stored.key === key);
      if (!found) throw new Error(`no asset ${key}`);
      return found.asset;
    },
  };
}
