import { archiveKey, archiveSize } from '#sandbox/protocol/archive.ts';
import type { ElementAlt } from '#sandbox/protocol/element-edit.ts';
import type { SitePage, SiteSection } from './canvas.ts';
import type { SiteImage } from './element.ts';
import { image } from './image.ts';

const images = 1_000;
const perYear = 50;
const firstYear = 2006;

function altOf(number: number): ElementAlt {
  if (number % 25 === 3) return { kind: 'decorative' };
  return number % 25 === 9 ? { kind: 'own', text: `Picture ${number} of the archive` } : { kind: 'inherit' };
}

/** The first images use each asset once; the others repeat the first 100 assets. */
function photo(number: number): SiteImage {
  const asset = number < archiveSize ? number : number % 100;
  return image(`archive-image-${number}`, `Photo ${number}`, archiveKey(asset), { alt: altOf(number) });
}

function year(index: number): SiteSection {
  const elements = Array.from({ length: perYear }, (_, at) => photo(index * perYear + at));
  return { name: String(firstYear + index), columns: 10, elements };
}

/** A page with 1,000 images of 220 assets. */
export const archive: SitePage = {
  kind: 'page',
  id: '65f0a1b2c3d4e5f6071829ac',
  name: 'Archive',
  slug: 'archive',
  sections: Array.from({ length: images / perYear }, (_, index) => year(index)),
};
