/** The numbers of our own choice for connections, unread answers and load. Names end in their unit as in `limits`. */
export const serverLimits = {
  /** How long a client may take to send a request's headers. */
  requestHeadersTimeoutMs: 10_000,
  /** How long a client may take to send a whole request. */
  requestTimeoutMs: 30_000,
  /** How often the two are looked at. */
  requestTimeoutCheckMs: 1_000,
  /** How often it is looked at whether clients read their answers. */
  answerCheckMs: 1_000,
  /**
   * How long nothing of an answer may be taken. What a client takes shows in steps of up to 1.7 MB, as its own kernel and
   * ours keep buffers (measured over loopback with Linux 6): one that reads 40 kB a second shows each 42 seconds.
   */
  answerStandstillMs: 45_000,
  /** The same where memory is needed, or the process is to end. */
  answerPatienceMs: 5_000,
  /** Bytes of answers that are not read yet: of one address, of all, and of all even where they are being read. */
  unreadOfAddressBytes: 16 * 1024 * 1024,
  unreadBytes: 64 * 1024 * 1024,
  unreadMostBytes: 96 * 1024 * 1024,
  /** Bytes of texts that were sent a moment ago, for the next answer that is made of them. */
  idleTextBytes: 16 * 1024 * 1024,
  /** How many connections may wait to be taken: one more would try again seconds later. The system may allow fewer. */
  waitingConnections: 4_096,
  /** How much of one turn of the event loop is spent on requests; then it is looked for what else has come. */
  turnMs: 1,
  /** How often it is looked at whether requests wait or the event loop is late, and from how late on it is too much. */
  overloadCheckMs: 250,
  overloadDelayMs: 100,
  /** How many looks in a row it takes: a burst that is over within two seconds is better answered than refused. */
  overloadPatience: 8,
  /** How much of what is let in is left after each bad look, what is let in at least, and how it grows again. */
  overloadCut: 0.5,
  overloadFloor: 0.1,
  overloadGrowth: 0.15,
  /** More than the 10,000 equal requests that are one call to Webflow; each takes some kilobytes. */
  requestsUnderWay: 12_000,
} as const;
