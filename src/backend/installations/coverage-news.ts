/** News that the coverage of sites has changed. */
export interface CoverageNews {
  /** Tells the others. */
  announce(): void;
  /** Calls `heed` when another one has told, or may have told without being heard. */
  listen(heed: () => void): void;
}
