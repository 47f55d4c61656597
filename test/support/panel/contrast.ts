/** Red, green and blue from 0 to 255, and how opaque, from 0 to 1. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const white: Colour = [255, 255, 255, 1];

/** A computed colour such as `rgb(0 0 0 / 15%)` in numbers, as the browser paints it. */
function read(colour: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue, alpha];
}

function over([r, g, b, alpha]: Colour, below: Colour): Colour {
  const mix = (top: number, bottom: number): number => top * alpha + bottom * (1 - alpha);
  return [mix(r, below[0]), mix(g, below[1]), mix(b, below[2]), 1];
}

function luminance([red, green, blue]: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue]
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two opaque colours, from 1 to 21. Source: WCAG 2.2, contrast ratio. */
function ratio(one: Colour, other: Colour): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** Every colour that can stand behind what is in this element: a gradient has one for each of its stops. */
function backdropsOf(element: Element | null): Colour[] {
  if (!element) return [white];
  const { backgroundColor, backgroundImage } = getComputedStyle(element);
  const below = backdropsOf(element.parentElement).map((colour) => over(read(backgroundColor), colour));
  const stops = backgroundImage.match(/rgba?\([^)]*\)/g)?.map(read) ?? [];
  return stops.length === 0 ? below : below.flatMap((colour) => stops.map((stop) => over(stop, colour)));
}

/** The least contrast of an element's text with what is behind it. */
export function textContrast(element: Element): number {
  const text = read(getComputedStyle(element).color);
  return Math.min(...backdropsOf(element).map((behind) => ratio(over(text, behind), behind)));
}

/** The least contrast of a colour of this element, of its border or outline, with what is around the element. */
export function edgeContrast(element: Element, property: 'borderTopColor' | 'outlineColor'): number {
  const edge = read(getComputedStyle(element)[property]);
  return Math.min(...backdropsOf(element.parentElement).map((around) => ratio(over(edge, around), around)));
}
