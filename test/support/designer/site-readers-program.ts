import { systemClock } from '#panel/browser/clock.ts';
import { findDesigner } from '#panel/designer/designer.ts';
import { createPageScan } from '#panel/designer/page-scan.ts';
import { createSiteDesigner } from '#panel/designer/site-designer.ts';

/** Puts the panel's readers of a site on the window of a page that has the global `webflow`. */
const designer = findDesigner({ clock: systemClock, callLimit: 5_000, optionalCallLimit: 2_000 });
designer?.scanPages(createPageScan);
Object.assign(window, { siteReaders: designer?.wholeSite(createSiteDesigner) });
