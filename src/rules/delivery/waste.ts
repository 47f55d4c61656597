/**
 * Returns the bytes of a file spent on pixels above those needed, by area. Source: Lighthouse,
 * `uses-responsive-images`.
 */
export function wasteOf(bytes: number, width: number, needed: number): number {
  return width > needed ? Math.round(bytes * (1 - (needed / width) ** 2)) : 0;
}
