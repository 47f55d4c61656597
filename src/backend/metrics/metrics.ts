import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ClusterStatus } from '../cluster/cluster-status.ts';
import type { RequestOutcome } from '../http/request-log.ts';
import type { Cuts } from '../server/unread-answers.ts';
import type { CallEnded } from '../webflow/metered-transport.ts';
import type { EncodingEnded } from '../weighing/encode-file.ts';
import { watchCluster } from './cluster-metrics.ts';

/** The values that are read with the metrics. */
export interface Watched {
  /** The number of open breakers. */
  openBreakers(): number;
  /** The lowest number of calls left in a token's minute; undefined where no token is in use. */
  lowestBudgetLeft(): number | undefined;
  /** The share of accepted requests, 1 without overload. */
  admittedShare(): number;
  readonly cluster: ClusterStatus;
}

export interface Metrics {
  readonly registry: Registry;
  requestAnswered(request: RequestOutcome): void;
  readonly callEnded: CallEnded;
  answersCut(cuts: Cuts): void;
  readonly encodingEnded: EncodingEnded;
  watch(watched: Watched): void;
}

/** HTTP has more methods than we serve; a label for each would let callers create series. */
const methods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

const fast = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const slow = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const slowest = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 80];

/** Metrics in a registry of their own. No label has a value that a caller or Webflow can choose. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'asset_inspector_requests_total',
    help: 'Requests answered, by method, route pattern and status.',
    labelNames: ['method', 'route', 'status'] as const,
    registers,
  });
  const durations = new Histogram({
    name: 'asset_inspector_request_seconds',
    help: 'Time from a request to the head of its answer, by route pattern.',
    labelNames: ['route'] as const,
    buckets: fast,
    registers,
  });
  const calls = new Counter({
    name: 'asset_inspector_webflow_calls_total',
    help: 'Calls made to Webflow, by kind and outcome.',
    labelNames: ['kind', 'outcome'] as const,
    registers,
  });
  const callDurations = new Histogram({
    name: 'asset_inspector_webflow_call_seconds',
    help: 'Time of calls to Webflow, bodies included, by kind.',
    labelNames: ['kind'] as const,
    buckets: slow,
    registers,
  });
  const cut = new Counter({
    name: 'asset_inspector_answers_cut_total',
    help: 'Answers cut because their clients did not read them, by the limit they were over.',
    labelNames: ['limit'] as const,
    registers,
  });
  const encodings = new Counter({
    name: 'asset_inspector_encodings_total',
    help: 'Files encoded to weigh them, by format and outcome.',
    labelNames: ['format', 'outcome'] as const,
    registers,
  });
  const encodingDurations = new Histogram({
    name: 'asset_inspector_encoding_seconds',
    help: 'Time to encode one file, by format.',
    labelNames: ['format'] as const,
    buckets: slowest,
    registers,
  });
  return {
    registry,
    requestAnswered({ method, route, status, ms }) {
      requests.inc({ method: methods.has(method) ? method : 'other', route, status });
      durations.observe({ route }, ms / 1000);
    },
    callEnded(kind, outcome, seconds) {
      calls.inc({ kind, outcome });
      callDurations.observe({ kind }, seconds);
    },
    answersCut({ standstill, memory }) {
      cut.inc({ limit: 'standstill' }, standstill);
      cut.inc({ limit: 'memory' }, memory);
    },
    encodingEnded(format, outcome, seconds) {
      encodings.inc({ format, outcome });
      encodingDurations.observe({ format }, seconds);
    },
    watch({ openBreakers, lowestBudgetLeft, admittedShare, cluster }) {
      watchCluster(registers, cluster);
      new Gauge({
        name: 'asset_inspector_breakers_open',
        help: 'Tokens whose calls are held back after failures in a row.',
        registers,
        collect() {
          this.set(openBreakers());
        },
      });
      new Gauge({
        name: 'asset_inspector_budget_left_lowest',
        help: 'The fewest calls a token in use has left of its minute at Webflow; absent while none is in use.',
        registers,
        collect() {
          const left = lowestBudgetLeft();
          if (left === undefined) this.remove();
          else this.set(left);
        },
      });
      new Gauge({
        name: 'asset_inspector_admitted_share',
        help: 'The share of requests to the API that is let in; below 1 while load is shed.',
        registers,
        collect() {
          this.set(admittedShare());
        },
      });
    },
  };
}
