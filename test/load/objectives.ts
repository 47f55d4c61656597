/** The objectives on a machine with two cores. Each is measured by a run of this folder. */
export const objectives = {
  /** Milliseconds until a start with an invalid variable exits, and until `/readyz` responds with 200. */
  refusal: 1_000,
  start: 400,
  /** Requests per second, p99 of the response time in milliseconds, p99 of the event loop delay in seconds. */
  steadyRate: 500,
  steadyAnswer: 50,
  steadyLoop: 0.05,
  /** Milliseconds under overload: p99 of accepted requests, slowest /livez over a new connection, recovery. */
  overloadAnswer: 250,
  newConnection: 1_000,
  recovery: 2_000,
  /** Milliseconds (p99) of a colleague's cached read during abuse, and the ratio of their uncached read with and without abuse. */
  keptBesideAbuser: 50,
  coldBesideAbuser: 2,
  /** Milliseconds of the slowest probe and cached read while another process holds SQLite's write lock. */
  probeBesideLock: 50,
  /** The slowest probe in milliseconds, and growth in bytes, while an asset with 1,000,000 variants is asked for. */
  loopBesideHugeAsset: 100,
  memoryBesideHugeAsset: 100 * 1024 * 1024,
  /** The maximum growth of the process in bytes per minute under load. */
  growth: 1024 * 1024,
  /** The maximum growth in bytes while oversized bodies are rejected. */
  refusedBodies: 5 * 1024 * 1024,
} as const;
