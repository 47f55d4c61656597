/**
 * The link around an image: its target, and everything that names it except this image. Parts that the Designer does
 * not return are empty.
 */
export interface LinkAround {
  /** Its target as a person knows it. */
  readonly to: string;
  /** Its `aria-label`, which overrides its content, or else its `title`. */
  readonly label: string;
  /** The text in it. */
  readonly text: string;
  /** The alt texts of its other images; a decorative one has none. */
  readonly images: readonly string[];
  /** False where part of the link may name it and the Designer does not return that part. */
  readonly isComplete: boolean;
}
