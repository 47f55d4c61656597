import type { Area } from '#test/look/areas.ts';

const thirds = (share: number, [first, middle, last]: readonly [string, string, string]): string =>
  share < 1 / 3 ? first : share < 2 / 3 ? middle : last;

/**
 * Returns the place of a change within a picture as text: `top left: 24 × 10 pixels, 8 from the left, 40 from the top`.
 */
export function sayPlace(change: Area, place: Area): string {
  const [x, y] = [change.left - place.left, change.top - place.top];
  const [width, height] = [change.right - change.left, change.bottom - change.top];
  const down = thirds((y + height / 2) / (place.bottom - place.top), ['top', 'middle', 'bottom']);
  const along = thirds((x + width / 2) / (place.right - place.left), ['left', 'centre', 'right']);
  return `${down} ${along}: ${width} × ${height} pixels, ${x} from the left, ${y} from the top`;
}
