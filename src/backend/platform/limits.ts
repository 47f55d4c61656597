/**
 * The numbers that are our own choice, in one place so that they can be discussed, except those of shares and of the
 * server, which are in their folders. A name ends in its unit: `Ms`, `Seconds` or `Bytes`; other numbers are counts, characters or shares.
 * Numbers that Webflow or a standard sets are beside the code that follows them.
 */
export const limits = {
  /** How long a session is good for; the panel renews it silently. */
  sessionLifetimeMs: 15 * 60_000,
  /** Clocks that differ by less than this do not cost a session. */
  clockSkewMs: 10_000,
  /** How many sessions' signatures are remembered as good. */
  rememberedSessions: 10_000,
  /** How many sites' installations and their tokens are remembered, and how long; a change of our own ends it at once. */
  rememberedInstallations: 10_000,
  installationMemoryMs: 1_000,
  /** How long a person may take on Webflow's consent page. */
  oauthStateLifetimeMs: 10 * 60_000,
  /** Largest request body. */
  requestBodyBytes: 64 * 1024,
  /** How many sites' Designers the page after a connection links to; more make a page too long to read. */
  designerLinks: 12,
  /**
   * How many requests a person may make in a window, and all who share an address. Scrolling through a page's list makes
   * some five a second; an office behind one address is many people, most of whom are not scrolling.
   */
  requestWindowMs: 10_000,
  personRequests: 180,
  addressRequests: 900,
  /** How many ID tokens Webflow may refuse an installation in a window: any client can send one, and each costs a call. */
  refusedExchanges: 20,
  /** How many of them from one address, and from all addresses together from which people have signed in. */
  refusedExchangesOfAddress: 10,
  refusedExchangesOfKnown: 30,
  /**
   * How long an address stays known from which a person has signed in, and how often that is written: people come back
   * within a month, and a write a day is none that matters.
   */
  knownAddressLifetimeMs: 30 * 24 * 60 * 60_000,
  knownAddressNotedMs: 24 * 60 * 60_000,
  /** How many an installation has: a large agency at work, at home and on the road. */
  knownAddressesOfInstallation: 100,
  /** How many are kept in memory, and how many may wait to be written to the database. */
  rememberedAddresses: 10_000,
  knownAddressesWaiting: 500,
  refusedExchangesWindowMs: 60_000,
  /**
   * How many log lines of each kind about refused requests are written in a window of a second. There are three kinds, and
   * any second meets two windows.
   */
  refusalLines: 15,
  /** How many about each cause for which the database cannot be asked. */
  storeLines: 1,
  /** How much of an answer is handed to its connection at once: a larger one waits where it is. */
  answerPieceBytes: 32 * 1024,
  /** How much of one turn of the event loop goes to such pieces, of all answers together. */
  piecesTurnMs: 1,
  /** One deadline for everything one answer needs from Webflow, bodies included. */
  upstreamDeadlineMs: 10_000,
  /** How many times a read is tried in all. */
  upstreamAttempts: 3,
  /** How many repeats there may be for each first try, and how many in any case, in so much time. */
  retryShare: 0.2,
  retryFloor: 3,
  retryWindowMs: 10_000,
  /** After how many failures in a row a token's calls are held back, and for how long until one is tried. */
  breakerFailures: 5,
  breakerPauseMs: 10_000,
  /** How long failures count once that pause is over: an unused token may be that of a site that left. */
  breakerMemoryMs: 60_000,
  /** The first pause between two tries, doubled each time and drawn at random up to that. */
  upstreamBackoffMs: 200,
  /** No pause between two tries is longer. */
  upstreamBackoffCapMs: 20_000,
  /** Largest body we read from Webflow. */
  upstreamBodyBytes: 5 * 1024 * 1024,
  /** The most values its JSON may have: a page of 100 assets with 8 variants each has about 9,000. */
  upstreamValues: 200_000,
  /** The longest name, URL, type or date of an asset or a locale; a longer one is unknown. */
  upstreamName: 4_096,
  /** What `Retry-After` becomes where Webflow sends a 429 without one, in seconds. */
  rateLimitRetryAfterSeconds: 60,
  /** How many calls one token may have under way, as a courtesy to Webflow. */
  upstreamAtOnce: 4,
  /** How many of those may be background calls, so that a slot is left for interactive ones. */
  backgroundAtOnce: 2,
  /** The share of a token's calls a minute that is kept for people who wait. */
  interactiveShare: 1 / 3,
  /** How often work that waits for a token's next minute looks again, and says so. */
  backgroundCheckMs: 10_000,
  /** Work that would have to wait longer for it is refused instead. */
  backgroundLongestWaitMs: 5 * 60_000,
  /** From how many tokens on those that stand idle are forgotten. */
  pacedTokens: 1_000,
  /** Up to which age it is still answered at once, marked stale, while it is read again: people seldom look longer. */
  assetStaleMs: 5 * 60_000,
  /** Up to which age it is answered, marked stale, where Webflow is down: the panel shows the age. */
  assetKeptMs: 60 * 60_000,
  /** How long it is remembered that there is no asset with an id, and when a read with `no-cache` asks again. */
  missingFreshMs: 30_000,
  missingRecheckMs: 5_000,
  missingEntries: 10_000,
  missingBytes: 8 * 1024 * 1024,
  /** How many changes are remembered so that no older read overwrites them: all that happen during a read. */
  rememberedChanges: 10_000,
  /** How many assets are kept in memory. */
  cacheEntries: 100_000,
  /** How many bytes of assets are kept in memory. */
  cacheBytes: 64 * 1024 * 1024,
  /** Bytes that an entry of a cache takes in memory beside its JSON and its name, as `npm run bench growth` measures. */
  cacheEntryBytes: 300,
  /** How long Redis may take for an answer, which without it is found elsewhere: more would be felt. */
  redisAnswerMs: 100,
  /** How long it may take to accept a connection, and to say anything on one before that is given up. */
  redisConnectMs: 1_000,
  redisSilenceMs: 2_000,
  /** How often Redis is looked after, and the longest pause between two tries to reach it again. */
  redisHeartbeatMs: 1_000,
  redisReconnectMs: 1_000,
  /** How long Redis remembers that a value was deleted: longer than any read of it goes on. */
  rememberedDeletionMs: 10 * 60_000,
  /** How often instances tell each other how much was asked of them. */
  sharedLimitPauseMs: 250,
  /** How long a token's counted calls are remembered where it makes none, except for a wait that Webflow asked for. */
  budgetMemoryMs: 60 * 60_000,
  /** How many keys are looked through at once for those of an installation that is dropped. */
  scannedAtOnce: 1_000,
  /** The most variants of one asset that are read; Webflow makes eight. */
  variants: 100,
  /** How many files of one asset are asked for at once. */
  measuredAtOnce: 6,
  /** How many times a file is asked for when the connection to its host fails. */
  measuringAttempts: 2,
  /** One deadline for all files of an answer; those that are not measured by then say so. */
  measuringDeadlineMs: 5_000,
  /** How much of a file is read to know its type and pixel size: more than nearly all headers take. */
  fileHeadBytes: 64 * 1024,
  /** How much is read at most where that is not enough: previews, colour profiles and diagrams go before the size. */
  longFileHeadBytes: 2 * 1024 * 1024,
  /** How much of an SVG is read: parsing text takes longer, and made-up text longest. */
  svgHeadBytes: 512 * 1024,
  /** How many files are read that far at once, for all who ask. */
  longReadsAtOnce: 4,
  /** How long what was measured is kept: a file never changes under its URL and its asset's `lastUpdated`. */
  measuredFreshMs: 24 * 60 * 60_000,
  /**
   * How long it is kept that a file cannot be measured: a person who waits for it refreshes after a minute. Reasons that
   * pass are not kept at all.
   */
  unmeasuredFreshMs: 60_000,
  /** How many files' measurements are kept in memory. */
  measuredEntries: 100_000,
  /** How many bytes of measurements are kept in memory. */
  measuredBytes: 32 * 1024 * 1024,
  /** How long alt texts read for all locales are answered from memory. */
  altTextsFreshMs: 30_000,
  /** How long a site's locales are answered from memory: people rarely add one. */
  siteLocalesFreshMs: 5 * 60_000,
  /** How many locales of one asset are asked for at once: as many slots as one person may have. */
  localesAtOnce: 3,
  /** The most locales of a site we ask for. */
  locales: 100,
  /** How many sites' locales, and assets' alt texts in them, are kept in memory. */
  localeEntries: 20_000,
  /** How many bytes each of the two may take. */
  localeBytes: 16 * 1024 * 1024,
  /** How many assets of a site whose size is not known are read one by one before its list is tried. */
  lookupSingles: 3,
  /** The most pages of one list that are read: a list that never ends would have more. */
  listPages: 100,
  /** How many lists that were left halfway may be gone on with. */
  pausedLists: 50,
  /** For how many sites, and how long, it is remembered how many assets they have: it decides what to read, no more. */
  rememberedTotals: 10_000,
  rememberedTotalsBytes: 4 * 1024 * 1024,
  siteTotalFreshMs: 10 * 60_000,
  /** How many lookups of one site may be open: two for each of ten panels. */
  lookupsAtOnce: 20,
  /** `Retry-After` of a refused one, in seconds. */
  lookupRetryAfterSeconds: 10,
  /** How many connections one process has to PostgreSQL: ten processes fit into the hundred a server takes at first. */
  databaseConnections: 10,
  /** How long it may take to get one of them, so that a probe of readiness is answered before it gives up. */
  databaseConnectMs: 3_000,
  /** How long a statement may take: all of ours find a row by its key. */
  databaseStatementMs: 5_000,
  /** How much longer than that a server may stay silent until its connection is given up. */
  databaseSilenceMs: 1_000,
  /** How long a migration's statement may take, the wait for another process that migrates included. */
  databaseMigrationMs: 60_000,
  /** How long the server lets a transaction stand still: its process has stopped, and others wait for its locks. */
  databaseIdleTransactionMs: 10_000,
  /** After what time an idle connection is closed. */
  databaseIdleMs: 30_000,
  /**
   * How long a write waits for another process's lock on an SQLite file, less than a panel waits for a response; the
   * pause before the first retry, doubled each time; and the longest pause. A readiness probe waits less, and does not
   * write again for a while after a probe's write went well: any client may send probes.
   */
  databaseLockMs: 5_000,
  databaseLockPauseMs: 5,
  databaseLongestLockPauseMs: 50,
  databaseLookLockMs: 1_000,
  databaseWrittenMs: 200,
  /** `Retry-After` of a request that the database could not answer, in seconds. */
  databaseRetryAfterSeconds: 5,
  /** How old the note of an installation's last use may be: a write a day, so that reads stay reads. */
  useNotedMs: 24 * 60 * 60_000,
  /** How soon it is tried again to write it, and for how many installations at once. */
  useNotePauseMs: 60_000,
  useNotesAtOnce: 20,
  /** How long an unused installation is kept: a quarter, after which a token is more risk than help. */
  unusedInstallationMs: 90 * 24 * 60 * 60_000,
  /** A system clock that moves by more than this against the time that has passed was set. */
  clockSetMs: 60 * 60_000,
  /** How often it is looked for what has to go. */
  retentionPauseMs: 24 * 60 * 60_000,
  /** How many sites of an installation are stored in one statement. */
  storedAtOnce: 500,
  /**
   * How long an installation is held whose token Webflow refuses, until a second refusal removes it, and how often a
   * request may have it looked at before. A service that wrongly refuses everything costs connections only where it does
   * so for that long; a token that is dead stays in the database for that long, sealed and unused.
   */
  heldForMs: 5 * 60_000,
  heldLookPauseMs: 1_000,
  /** How many tokens that are no longer used are revoked at once, and how long their caller waits for that. */
  retiredAtOnce: 4,
  retirePatienceMs: 5_000,
  /** How long none is revoked for having been replaced, once the newer one was refused after that: Webflow may end both. */
  revocationDistrustMs: 24 * 60 * 60_000,
  /** How many tokens are sealed again in one transaction, which installs have to wait for. */
  rotationBatch: 200,
  /** How long open requests may go on after a stop was asked for. */
  stopGraceMs: 10_000,
  /** What is left after that to close the database before the process ends all the same. */
  stopLastMs: 2_000,
  /** `Retry-After` of a request that is refused for load, in seconds. */
  shedRetryAfterSeconds: 2,
  /** How many tokens and codes that were just used are looked for in log lines, and how long they may be. */
  knownSecrets: 2_000,
  knownSecretLength: 8_192,
  /** The shortest METRICS_TOKEN: 128 bits in base64url have 22 characters. */
  metricsToken: 22,
} as const;
