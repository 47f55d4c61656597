/** News that the coverage of sites has changed. */
export interface CoverageNews {
  /** Announces a change to the other instances. */
  announce(): void;
  /** Calls `onChange` when another instance has announced a change, or when one may have been missed. */
  listen(onChange: () => void): void;
}
