/** A kind of screen, in the words of designers: `landscape` is a phone held sideways. */
export type Device = 'phone' | 'landscape' | 'tablet' | 'laptop' | 'desktop';

/**
 * The greatest viewport width of each kind, in CSS pixels. Sources: the breakpoints of every Webflow site (479, 767 and
 * 991 px); StatCounter, whose most common large screen is 1920 px wide.
 */
const upTo: readonly (readonly [number, Device])[] = [
  [479, 'phone'],
  [767, 'landscape'],
  [991, 'tablet'],
  [1_920, 'laptop'],
];

/** Returns the kind of screen that has this viewport width in CSS pixels. */
export function deviceOf(viewport: number): Device {
  return upTo.find(([width]) => viewport <= width)?.[1] ?? 'desktop';
}
