/**
 * Milliseconds after which a test gives up: limits that only what never ends reaches, and no expectations of speed.
 * The slowest test of every suite was tried on two cores with a load of 15; each limit is ten times what it took, or
 * more. A wait ends before the test around it, so that a failure says what was waited for.
 */
export const hangAfter = {
  /** A condition that is checked again and again, an action in a browser, a server's start. */
  wait: 60_000,
  /** A test or a hook of a suite that runs after each change. */
  test: 180_000,
  /** A test or a hook of the long suites. */
  longTest: 1_800_000,
} as const;
