import { archive } from './archive.ts';
import type { SiteCanvas } from './canvas.ts';
import { gearCard, photoPair } from './components.ts';
import { blank, pattern, single } from './edge-cases.ts';
import { gallery } from './gallery.ts';
import { home } from './home.ts';
import { older } from './older.ts';
import { sitePages } from './site-pages.ts';
import { smallComponents } from './small-components.ts';
import { templates } from './templates.ts';
import { variants } from './variants.ts';
import { widths } from './widths.ts';

/** The page that is open at the start. */
export const firstPage = home;

/** The pages of the site in the order of the Designer's page list, followed by its components. */
export const canvases: readonly SiteCanvas[] = [
  home,
  gallery,
  variants,
  widths,
  older,
  archive,
  blank,
  single,
  pattern,
  ...sitePages,
  ...templates,
  gearCard,
  photoPair,
  ...smallComponents,
];
