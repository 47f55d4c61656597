/** Announcements that the coverage of sites has changed. */
export interface CoverageChanges {
  /** Announces a change to the other instances. */
  announce(): void;
  /** Calls `onChange` when another instance has announced a change, or an announcement may have been lost. */
  listen(onChange: () => void): void;
}
