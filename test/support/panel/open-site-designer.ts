import { createDesigner } from '#panel/designer/designer.ts';
import { createPageScan } from '#panel/designer/page-scan.ts';
import { createSiteDesigner, type SiteDesigner } from '#panel/designer/site-designer.ts';
import { createManualClock, type ManualClock } from '#test/support/shared/manual-clock.ts';

/** The panel's readers of a site, on a Designer made of the members that a test gives. */
export function openSiteDesigner(members: object): { site: SiteDesigner; clock: ManualClock } {
  const clock = createManualClock();
  // The official types have hundreds of members that the panel does not use.
  const api = Object.assign(Object.create(null), members);
  const designer = createDesigner(api, { clock, callLimit: 5_000, optionalCallLimit: 2_000 });
  designer.scanPages(createPageScan);
  return { site: designer.wholeSite(createSiteDesigner), clock };
}

/** The error of a call to the Designer. */
export const designerError = (tag: string): Error => Object.assign(new Error('text'), { cause: { tag } });

/** A method that fails with a tag. */
export const failing = (tag: string) => async (): Promise<never> => {
  throw designerError(tag);
};

/** A method that never responds. */
export const silent = (): Promise<never> => new Promise<never>(() => {});
