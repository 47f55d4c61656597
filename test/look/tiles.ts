/**
 * The sizes of the panel's window in the pictures, CSS pixels: the Designer's smallest and middle one, and a large one.
 */
export const sizes = [
  { width: 240, height: 360 },
  { width: 320, height: 460 },
  { width: 800, height: 600 },
] as const;

/** The height of a picture of a long panel, CSS pixels from the top. */
export const wholeHeight = 1_800;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Returns a story's name as a file name: "a bad answer" is `a-bad-answer`. */
export function fileNameOf(story: string): string {
  return story
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
