/** Height of a row in pixels, by the width of the list: two lines, and in a narrow list three. */
export const rowHeight = (width: number): number => (width < 300 ? 64 : 52);
