/**
 * The numbers that are our own choice, except those of `shares` and `server`. A name ends in its unit: `Ms`, `Seconds`
 * or `Bytes`; other numbers are counts, characters or shares. Numbers of Webflow or a standard are beside the code that
 * follows them.
 */
export const limits = {
  /** The lifetime of a session; the panel renews it silently. */
  sessionLifetimeMs: 15 * 60_000,
  /** The tolerated difference of clocks. */
  clockSkewMs: 10_000,
  /** The number of sessions whose verified signature is cached. */
  rememberedSessions: 10_000,
  /** The number of cached installations and tokens, and their age; a change by this process deletes them at once. */
  rememberedInstallations: 10_000,
  installationMemoryMs: 1_000,
  /** The time to finish Webflow's consent page. */
  oauthStateLifetimeMs: 10 * 60_000,
  /** Largest request body. */
  requestBodyBytes: 64 * 1024,
  /** The most links to Designers on the page after an install; more make the page too long to read. */
  designerLinks: 12,
  /**
   * The most requests of a person, and of an address, in a window. Scrolling through a page's list makes some five a
   * second; an office behind one address is many people, most of whom are not scrolling.
   */
  requestWindowMs: 10_000,
  personRequests: 180,
  addressRequests: 900,
  /** The most refused ID tokens of an installation in a window: any client can send one, and each costs a call. */
  refusedExchanges: 20,
  /** The same for one address, and for all known addresses together. */
  refusedExchangesOfAddress: 10,
  refusedExchangesOfKnown: 30,
  /**
   * How long an address stays known after a sign-in, and how often that is stored: people return within a month, and
   * one write a day is cheap.
   */
  knownAddressLifetimeMs: 30 * 24 * 60 * 60_000,
  knownAddressNotedMs: 24 * 60 * 60_000,
  /** The most known addresses of an installation: a large agency at work, at home and on the road. */
  knownAddressesOfInstallation: 100,
  /** The number of known addresses in memory, and of those that wait to be stored. */
  rememberedAddresses: 10_000,
  knownAddressesWaiting: 500,
  refusedExchangesWindowMs: 60_000,
  /**
   * The most log lines of each kind about refused requests in a window of a second. There are three kinds, and any
   * second touches two windows.
   */
  refusalLines: 15,
  /** The same for each error of the database. */
  storeLines: 1,
  /**
   * The longest silence of a response that comes line by line. nginx and the load balancers of clouds cut a connection that is silent for
   * 60 s, some after 30.
   */
  silentMs: 20_000,
  /** The most bytes of a response that are passed to its connection at once. */
  answerPieceBytes: 32 * 1024,
  /** The time in one turn of the event loop for these pieces, of all responses together. */
  pieceSliceMs: 1,
  /** The deadline of all calls to Webflow for one response, bodies included. */
  upstreamDeadlineMs: 10_000,
  /** The most attempts of a read. */
  upstreamAttempts: 3,
  /** The retry budget: the share of first attempts, the minimum, and the window. */
  retryShare: 0.2,
  retryFloor: 3,
  retryWindowMs: 10_000,
  /** The failures in a row that open the breaker of a token, and the time until one call is tried. */
  breakerFailures: 5,
  breakerPauseMs: 10_000,
  /** How long failures count after that pause: the token may belong to a site that left. */
  breakerMemoryMs: 60_000,
  /** The first pause between two attempts, doubled each time; the actual pause is random up to it. */
  upstreamBackoffMs: 200,
  /** The longest pause between two attempts. */
  upstreamBackoffCapMs: 20_000,
  /** The largest body of Webflow that is read. */
  upstreamBodyBytes: 5 * 1024 * 1024,
  /** The most values in its JSON: a page of 100 assets with 8 variants each has about 9,000. */
  upstreamValues: 200_000,
  /** The longest name, URL, type or date of an asset or a locale; a longer one counts as unknown. */
  upstreamName: 4_096,
  /** `Retry-After` for a 429 of Webflow without one, in seconds. */
  rateLimitRetryAfterSeconds: 60,
  /** The most concurrent calls of a token, as a courtesy to Webflow. */
  upstreamAtOnce: 4,
  /** The most concurrent background calls among those, so that interactive calls can start. */
  backgroundAtOnce: 2,
  /** The share of a token's minute that is reserved for interactive calls. */
  interactiveShare: 1 / 3,
  /** How often background work that waits for the rate limit checks again, and reports that it waits. */
  backgroundCheckMs: 10_000,
  /** The longest wait; work that would wait longer is refused. */
  backgroundLongestWaitMs: 5 * 60_000,
  /** The number of tokens from which idle ones are dropped. */
  pacedTokens: 1_000,
  /** The age up to which a stale asset is served while it is read again. */
  assetStaleMs: 5 * 60_000,
  /** The age up to which a stale asset is served while Webflow is down: the panel shows the age. */
  assetKeptMs: 60 * 60_000,
  /** How long a missing asset is cached, and the age from which a read with `no-cache` asks again. */
  missingFreshMs: 30_000,
  missingRecheckMs: 5_000,
  missingEntries: 10_000,
  missingBytes: 8 * 1024 * 1024,
  /** The number of recent changes that no older read may overwrite: all that happen during a read. */
  rememberedChanges: 10_000,
  /** The most assets in memory. */
  cacheEntries: 100_000,
  /** The most bytes of assets in memory. */
  cacheBytes: 64 * 1024 * 1024,
  /** The memory of a cache entry beside its JSON and its name, in bytes, as `npm run bench growth` measures. */
  cacheEntryBytes: 300,
  /**
   * The timeout of a request to Redis. Without Redis the value is found elsewhere, so a longer wait would be noticed.
   */
  redisAnswerMs: 100,
  /** The timeouts of a new connection, and of a silent one. */
  redisConnectMs: 1_000,
  redisSilenceMs: 2_000,
  /** The interval of heartbeats, and the longest pause between two attempts to reconnect. */
  redisHeartbeatMs: 1_000,
  redisReconnectMs: 1_000,
  /** How long Redis keeps the mark of a deleted value: longer than any read of it. */
  rememberedDeletionMs: 10 * 60_000,
  /** How often instances exchange the counts of limits. */
  sharedLimitPauseMs: 250,
  /** How long the counts of an unused token are kept, except for a wait that Webflow asked for. */
  budgetMemoryMs: 60 * 60_000,
  /** The number of keys scanned at once for those of an installation. */
  scannedAtOnce: 1_000,
  /** The most variants of an asset that are read; Webflow makes eight. */
  variants: 100,
  /** The most concurrent requests for files of an asset. */
  measuredAtOnce: 6,
  /** The most attempts for a file where the connection fails. */
  measuringAttempts: 2,
  /** The deadline of all files of a response; the rest is reported as not measured. */
  measuringDeadlineMs: 5_000,
  /** The bytes of a file that are read for its type and pixel size: more than nearly all headers. */
  fileHeadBytes: 64 * 1024,
  /**
   * The most bytes that are read if these do not suffice: previews, colour profiles and diagrams come before the size.
   */
  longFileHeadBytes: 2 * 1024 * 1024,
  /** The most bytes of an SVG: parsing text takes longer, hostile text longest. */
  svgHeadBytes: 512 * 1024,
  /** The most concurrent reads of that length, in the whole process. */
  longReadsAtOnce: 4,
  /** How long measurements are cached: a file never changes under its URL and its asset's `lastUpdated`. */
  measuredFreshMs: 24 * 60 * 60_000,
  /**
   * How long a failed measurement is cached: a person who waits for it refreshes after a minute. Transient errors are
   * not cached.
   */
  unmeasuredFreshMs: 60_000,
  /** The most measurements in memory. */
  measuredEntries: 100_000,
  /** The most bytes of measurements in memory. */
  measuredBytes: 32 * 1024 * 1024,
  /** The most bytes of a file that is hashed; Webflow takes files of 10 MB. */
  hashedFileBytes: 64 * 1024 * 1024,
  /** The most files that are hashed at once, in the whole process; each takes its part of a connection. */
  hashedAtOnce: 4,
  /** The deadline of one of them, and of all files of a response; the rest is reported as not hashed. */
  hashedFileMs: 10_000,
  hashingDeadlineMs: 45_000,
  /** The most hashes in memory, and the most bytes of them. They are cached as long as measurements. */
  hashEntries: 100_000,
  hashBytes: 32 * 1024 * 1024,
  /** The most originals that are read at once, in the whole process, and the deadline of one. */
  originalsAtOnce: 4,
  weighedFileMs: 20_000,
  /** The most facts of weighed files in memory, and the most bytes of them. They are cached as long as measurements. */
  weighedEntries: 100_000,
  weighedFactsBytes: 32 * 1024 * 1024,
  /** The most bytes of originals and candidates in memory, and how long: a person looks at them and takes one. */
  weighedBytes: 64 * 1024 * 1024,
  weighedBytesMs: 5 * 60_000,
  /** The longest wait for one file, the queue included; and `Retry-After` where the encoder ended, in seconds. */
  weighedFileWaitMs: 3 * 60_000,
  encoderRetryAfterSeconds: 5,
  /** How often a person may begin to weigh, or have a file encoded that is no longer in memory, in a window. */
  weighingStarts: 120,
  weighingStartsWindowMs: 10 * 60_000,
  /** How long the alt texts of all locales are cached. */
  altTextsFreshMs: 30_000,
  /** How long the locales of a site are cached: people rarely add one. */
  siteLocalesFreshMs: 5 * 60_000,
  /** The most concurrent calls for locales of an asset: as many as one person may have. */
  localesAtOnce: 3,
  /** The most locales of a site that are read. */
  locales: 100,
  /** The most entries of the caches of locales and of alt texts. */
  localeEntries: 20_000,
  /** The most bytes of each of the two. */
  localeBytes: 16 * 1024 * 1024,
  /** The most alt texts of a site in one line of a response. */
  textsOfLine: 200,
  /** The number of assets that are read one by one before the list of a site of unknown size. */
  lookupSingles: 3,
  /** The most pages of a list that are read; an endless list has more. */
  listPages: 100,
  /** The most interrupted lists that can be resumed. */
  pausedLists: 50,
  /** The cache of the number of assets of a site, which only decides what to read. */
  rememberedTotals: 10_000,
  rememberedTotalsBytes: 4 * 1024 * 1024,
  siteTotalFreshMs: 10 * 60_000,
  /** The most bytes of the lists of sites in memory; one of 10,000 assets takes half a megabyte. */
  siteListBytes: 16 * 1024 * 1024,
  /** The most open lookups of a site: two for each of ten panels. */
  lookupsAtOnce: 20,
  /** `Retry-After` of a refused lookup, in seconds. */
  lookupRetryAfterSeconds: 10,
  /** How long an instance may read a site without renewing that, and how often it does: a killed one is replaced by then. */
  readingLeaseMs: 30_000,
  readingRenewMs: 10_000,
  /** The most sites that one process reads at the same time; others wait until they are looked at again. */
  readingsAtOnce: 20,
  /** The most places of a site, and of their bytes together; the rest is not read. */
  readingPlaces: 5_000,
  readingBytes: 16 * 1024 * 1024,
  /** The most assets, components and items of one place; it counts as failed where it has more. */
  placeEntries: 5_000,
  /** The most pages of nodes of one place: as many as 20,000 nodes have. */
  placePages: 200,
  /** The age from which what Webflow's lists give no reliable date for is read again. */
  undatedFreshMs: 24 * 60 * 60_000,
  /** The age of a run from which its lists are read again where it goes on after a pause or a stop. */
  readingListsMs: 60 * 60_000,
  /** How many pauses of the breaker a call of a reading waits for. */
  readingPauses: 3,
  /** How many places in a row may fail for a Webflow that is down before the reading stops. */
  readingFailures: 5,
  /** How many characters of rich text are parsed before other work of the process has a turn. */
  readingTurn: 64 * 1024,
  /** The bytes of places in one answer, and how many are looked up at once for it. */
  usesAnswerBytes: 500_000,
  usesAnswerPlaces: 100,
  /** How often a person may begin, pause or go on with a reading, in a window. */
  readingStarts: 30,
  readingStartsWindowMs: 10 * 60_000,
  /** The most connections to PostgreSQL of one process: ten processes fit into PostgreSQL's default of 100. */
  databaseConnections: 10,
  /** The timeout of a connection: less than a readiness probe waits. */
  databaseConnectMs: 3_000,
  /** The timeout of a statement: each finds a row by its key. */
  databaseStatementMs: 5_000,
  /** The additional time after which a silent server's connection is closed. */
  databaseSilenceMs: 1_000,
  /** The timeout of a statement of a migration, the wait for a migration by another process included. */
  databaseMigrationMs: 60_000,
  /** The timeout of an idle transaction: its process has stopped, and others wait for its locks. */
  databaseIdleTransactionMs: 10_000,
  /** The time after which an idle connection is closed. */
  databaseIdleMs: 30_000,
  /**
   * How long a write waits for another process's lock on an SQLite file, which is less than a panel waits for a
   * response; the pause before the first retry, doubled each time; and the longest pause. A readiness probe waits less,
   * and writes at most once per `databaseWrittenMs`: any client may send probes.
   */
  databaseLockMs: 5_000,
  databaseLockPauseMs: 5,
  databaseLongestLockPauseMs: 50,
  databaseCheckLockMs: 1_000,
  databaseWrittenMs: 200,
  /** `Retry-After` where the database is unavailable, in seconds. */
  databaseRetryAfterSeconds: 5,
  /** The interval in which uses of an installation are recorded: one write a day, so that reads stay reads. */
  useNotedMs: 24 * 60 * 60_000,
  /** The pause after a failed write, and the most concurrent writes. */
  useNotePauseMs: 60_000,
  useNotesAtOnce: 20,
  /** The time after which an unused installation is deleted: a quarter, after which a token is more risk than help. */
  unusedInstallationMs: 90 * 24 * 60 * 60_000,
  /** The difference from the elapsed time by which the system's clock counts as set. */
  clockSetMs: 60 * 60_000,
  /** The interval in which expired rows are deleted. */
  retentionPauseMs: 24 * 60 * 60_000,
  /** The most sites of an installation in one statement. */
  storedAtOnce: 500,
  /**
   * How long an installation is held whose token Webflow refuses, until a second refusal removes it, and how often a
   * request may check it before. A service that wrongly refuses everything costs connections only if it does so for
   * that long; a revoked token stays in the database for that long, sealed and unused.
   */
  heldForMs: 5 * 60_000,
  heldLookPauseMs: 1_000,
  /** The most concurrent revocations of unused tokens, and how long their caller waits for them. */
  retiredAtOnce: 4,
  retireWaitMs: 5_000,
  /**
   * How long replaced tokens are not revoked after Webflow refused the newer token following such a revocation: Webflow
   * may revoke both.
   */
  revocationPauseMs: 24 * 60 * 60_000,
  /** The tokens that are sealed again in one transaction, which blocks installs. */
  rotationBatch: 200,
  /** The time for open requests after a stop was requested. */
  stopGraceMs: 10_000,
  /** The time after that to close the database, until the process exits anyway. */
  stopLastMs: 2_000,
  /** `Retry-After` of a request that is refused for load, in seconds. */
  shedRetryAfterSeconds: 2,
  /** The number of recent tokens and codes that are removed from log lines, and their greatest length. */
  knownSecrets: 2_000,
  knownSecretLength: 8_192,
  /** The shortest METRICS_TOKEN: 128 bits in base64url have 22 characters. */
  metricsToken: 22,
  /** The most originals that are open at once, each in a process that encodes it. */
  encodingProcesses: 2,
  /** The largest original that is encoded: Webflow takes no larger images than 4 MB, and animations are larger than photos. */
  encodedBytes: 16 * 1024 * 1024,
  /** The most pixels of an original, and of all frames of an animation. A phone's largest photos have 50 million. */
  encodedPixels: 50_000_000,
  encodedFramePixels: 150_000_000,
  /**
   * The time for one file, and for all files of an asset. An AVIF of 12 million pixels takes 20 seconds of one core at sharp's effort,
   * and twice that where all cores are busy.
   */
  encodedFileMs: 120_000,
  /** The time for an SVG: a drawing of a megabyte takes a second, and one with a million elements would keep a place for minutes. */
  encodedSvgMs: 20_000,
  encodedAssetMs: 10 * 60_000,
  /** The most memory of a process that encodes: an AVIF of 12 million pixels takes up to 500 MB. JavaScript's share, in MiB, is of an SVG. */
  encoderMemoryBytes: 1024 * 1024 * 1024,
  encoderHeapMebibytes: 256,
  /** Of AVIF files with more pixels than this, one is encoded at once: two would take 1 GB. */
  avifAlonePixels: 4_000_000,
  /** How often that memory is checked, and the time after which an unused process ends. */
  encoderMemoryCheckMs: 50,
  encoderIdleMs: 30_000,
} as const;
