/** The link around an image: where it goes, and all that names it but this image. Empty where the Designer is silent. */
export interface LinkAround {
  /** Its target as people know it. */
  readonly to: string;
  /** Its `aria-label`, which takes the place of all that is in it, or else its `title`. */
  readonly label: string;
  /** The text in it. */
  readonly text: string;
  /** The alt texts of the other images in it; a decorative one has none. */
  readonly images: readonly string[];
  /** False where something in the link may name it and the Designer does not say how. */
  readonly isComplete: boolean;
}
