import type { Cluster } from './cluster/cluster.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import type { Encoder } from './encoding/encoder.ts';
import type { Overload } from './http/shed-load.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Clock, Sleep } from './platform/clock.ts';
import type { HttpClient } from './platform/http-client.ts';
import type { Log } from './platform/log.ts';

/** All the application takes from outside. */
export interface AppDeps {
  readonly config: Config;
  readonly db: Database;
  /** Rejects where the database cannot be used now; a read of it where not given. */
  readonly checkDatabase?: (() => Promise<void>) | undefined;
  readonly log: Log;
  /** Called with each secret of others that is used, none of which may be in a log line. */
  readonly noteSecret: (secret: string) => void;
  /** Of this application alone. */
  readonly metrics: Metrics;
  readonly overload: Overload;
  /** How Webflow's API and its files are reached. */
  readonly send: HttpClient;
  /** What encodes files, apart from this process. */
  readonly encoder: Encoder;
  readonly clock: Clock;
  /** How to wait, in milliseconds of `clock.elapsed`. */
  readonly sleep: Sleep;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** Aborts when the process is to end. */
  readonly stopping: AbortSignal;
  /** What it shares with other instances; nothing where not given. */
  readonly cluster?: Cluster;
  /** Milliseconds for everything one answer needs from Webflow; `limits.upstreamDeadlineMs` where not given. */
  readonly deadline?: number;
}
