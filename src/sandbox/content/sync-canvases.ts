import type { SiteCanvas } from '#sandbox/site/canvas.ts';
import type { World } from '#sandbox/world/world.ts';
import { editComponent, editPage } from './edit-content.ts';
import { contentOfCanvases } from './from-canvases.ts';

/** The canvases of `after` that differ from those of `before`. */
function changedCanvases(before: readonly SiteCanvas[], after: readonly SiteCanvas[]): SiteCanvas[] {
  const known = new Map(before.map((canvas) => [canvas.id, canvas]));
  return after.filter((canvas) => {
    const old = known.get(canvas.id);
    return old !== canvas && JSON.stringify(old) !== JSON.stringify(canvas);
  });
}

/** Takes over what has changed on the Designer's pages and components. Their pages get a new `lastUpdated`. */
export function syncCanvases(
  world: World,
  siteId: string,
  before: readonly SiteCanvas[],
  after: readonly SiteCanvas[],
): void {
  const changed = contentOfCanvases(siteId, world.assets, changedCanvases(before, after));
  for (const { page, parts, partsIn } of changed.pages) editPage(world, siteId, page.id, parts, partsIn);
  for (const { component, parts } of changed.components) editComponent(world, siteId, component.id, parts);
}
