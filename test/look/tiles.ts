/** The sizes of the panel's window that pictures are taken in, CSS pixels: Designer's smallest, its middle one, a large. */
export const sizes = [
  { width: 240, height: 360 },
  { width: 320, height: 460 },
  { width: 800, height: 600 },
] as const;

/** How much of a long panel is pictured below its first screen, CSS pixels from the top. */
export const wholeHeight = 1_800;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A scene's name as the name of a file: "a bad answer" is `a-bad-answer`. */
export function fileNameOf(scene: string): string {
  return scene
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
