/** What is promised of a machine with two cores, each measured by one of the runs of this folder. */
export const promised = {
  /** Milliseconds until a wrong variable ends the start, and until `/readyz` says yes. */
  refusal: 1_000,
  start: 400,
  /** Requests a second, answered in so many milliseconds (p99), with an event loop late by so many seconds at most. */
  steadyRate: 500,
  steadyAnswer: 50,
  steadyLoop: 0.05,
  /** Milliseconds, under more than can be answered: answered requests (p99), somebody new, and until all is well again. */
  overloadAnswer: 250,
  newcomer: 1_000,
  recovery: 2_000,
  /** Milliseconds of a colleague's kept read (p99) beside an abuser, and their cold read against one alone. */
  keptBesideAbuser: 50,
  coldBesideAbuser: 2,
  /** Bytes a minute that the process may grow by while it is used. */
  growth: 1024 * 1024,
  /** Bytes that refusing bodies may take. */
  refusedBodies: 5 * 1024 * 1024,
} as const;
