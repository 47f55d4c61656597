/**
 * The numbers that are our own choice for connections, unread responses and load. Names end in their unit as in
 * `limits`.
 */
export const serverLimits = {
  /** The time to receive the headers of a request. */
  requestHeadersTimeoutMs: 10_000,
  /** The time to receive a whole request. */
  requestTimeoutMs: 30_000,
  /** The interval in which both are checked. */
  requestTimeoutCheckMs: 1_000,
  /** The interval in which unread responses are checked. */
  answerCheckMs: 1_000,
  /**
   * The longest time without progress of a response. Progress appears in steps of up to 1.7 MB, because both kernels
   * buffer (measured over loopback with Linux 6): a client that reads 40 kB a second shows one each 42 seconds.
   */
  answerStandstillMs: 45_000,
  /** The same while memory is short, or the process stops. */
  answerShortStandstillMs: 5_000,
  /** The most bytes of unread responses: of one address, of all without progress, and of all. */
  unreadOfAddressBytes: 16 * 1024 * 1024,
  unreadBytes: 64 * 1024 * 1024,
  unreadMostBytes: 96 * 1024 * 1024,
  /** The bytes of recently sent texts that are kept for the next response with the same text. */
  idleTextBytes: 16 * 1024 * 1024,
  /** The backlog of connections: one more would try again seconds later. The system may allow fewer. */
  waitingConnections: 4_096,
  /** The time for requests in one turn of the event loop. */
  schedulerSliceMs: 1,
  /** The interval in which load is measured, and the delay that counts as overload. */
  overloadCheckMs: 250,
  overloadDelayMs: 100,
  /**
   * The measurements in a row that make an overload: a burst of less than two seconds is better answered than refused.
   */
  overloadBadChecks: 8,
  /** The factor of the admitted share after each bad measurement, its minimum, and its growth after a good one. */
  overloadCut: 0.5,
  overloadFloor: 0.1,
  overloadGrowth: 0.15,
  /**
   * The most open requests: more than the 10,000 equal requests that become one call to Webflow; each takes some
   * kilobytes.
   */
  requestsUnderWay: 12_000,
} as const;
