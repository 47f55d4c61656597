/** A number as an id of Webflow's. */
export function idOf(number: number): string {
  return number.toString(16).padStart(24, '0');
}

/** The number of an id that `idOf` made. */
export function numberOf(id: string): number {
  return Number.parseInt(id, 16);
}

const imagesOfSite = 2 ** 12;

/** The id of a site's image. */
export function imageIdOf(site: number, image: number): string {
  return idOf(site * imagesOfSite + image);
}

/** The site of an image. */
export function siteOfImage(imageId: string): number {
  return Math.floor(numberOf(imageId) / imagesOfSite);
}

/** The token of an installation. */
export function tokenOf(installation: number): string {
  return `token-${installation}`;
}
