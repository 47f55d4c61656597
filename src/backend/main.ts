import { setTimeout as pause } from 'node:timers/promises';
import closeWithGrace from 'close-with-grace';
import { pino } from 'pino';
import { createBackend } from './app.ts';
import type { Cluster } from './cluster/cluster.ts';
import { createSingleInstance } from './cluster/single-instance.ts';
import { readConfig } from './config.ts';
import { secretsInConfig } from './config-secrets.ts';
import { openDatabase } from './database/database.ts';
import { createEncoder } from './encoding/create-encoder.ts';
import { errorCode } from './errors/error-code.ts';
import { runRetention } from './installations/retention.ts';
import { createMetrics } from './metrics/metrics.ts';
import { watchProcess } from './metrics/process-metrics.ts';
import { type Sleep, systemClock } from './platform/clock.ts';
import { createHttpClient } from './platform/http-client.ts';
import { limits } from './platform/limits.ts';
import { createLog } from './platform/log.ts';
import { createSecrets } from './platform/secrets.ts';
import { createHttpServer } from './server/http-server.ts';
import { serverLimits } from './server/limits.ts';
import { createOverload } from './server/overload.ts';

/** Ends a start that cannot succeed, with words for the person who runs it. */
function giveUp(...lines: string[]): never {
  process.stderr.write(`Asset Inspector can’t start. ${lines.join('\n  ')}\n`);
  process.exit(1);
}

const result = readConfig(process.env);
if (!result.ok) giveUp('Fix these variables:', ...result.faults);

const { config } = result;
const lines = pino.destination({ sync: false, minLength: 4_096, periodicFlush: 250 });
// What waits in the buffer would be lost where the process ends, and the last line is the one that counts.
process.on('exit', () => lines.flushSync());
const secrets = createSecrets(secretsInConfig(process.env));
const log = createLog(config.LOG_LEVEL, lines, secrets);
const stopping = new AbortController();
const sleep: Sleep = (milliseconds, signal) => pause(milliseconds, undefined, { signal });

/** The client of Redis takes its time to load, and only who has a Redis needs it. */
async function openCluster(url: string | undefined): Promise<Cluster> {
  if (url === undefined) return createSingleInstance(systemClock.elapsed);
  const { shareOverRedis } = await import('./redis/share-over-redis.ts');
  return shareOverRedis({ url, log, now: systemClock.elapsed, sleep, secret: config.SECRET_KEYS[0].naming });
}

const [db, cluster] = await Promise.all([
  openDatabase(config.DATABASE_URL, log).catch((error: unknown) =>
    giveUp(`The database of DATABASE_URL can’t be opened: ${errorCode(error)}`),
  ),
  openCluster(config.REDIS_URL).catch(() => giveUp('The Redis of REDIS_URL refuses its user or password.')),
]);

const metrics = createMetrics();
watchProcess(metrics.registry);
const overload = createOverload({
  now: systemClock.elapsed,
  underWay: () => server.underWay(),
  longestWait: () => server.longestWait(),
  onChange: (isOverloaded) =>
    isOverloaded
      ? log.warn({ event: 'overloaded' }, 'refusing a share of the requests')
      : log.info({ event: 'recovered' }, 'letting in all requests again'),
});
setInterval(overload.tick, serverLimits.overloadCheckMs).unref();

const encoder = createEncoder();

const { app, retire, checkHeld } = createBackend({
  config,
  db,
  checkDatabase: db.check,
  log,
  noteSecret: secrets.add,
  metrics,
  overload,
  send: createHttpClient(),
  encoder,
  clock: systemClock,
  sleep,
  random: Math.random,
  stopping: stopping.signal,
  cluster,
});

const server = createHttpServer(app.fetch, {
  onCut(cuts) {
    metrics.answersCut(cuts);
    log.info({ event: 'answers_cut', ...cuts }, 'clients did not read their answers');
  },
});
setInterval(server.cutUnread, serverLimits.answerCheckMs).unref();

closeWithGrace({ delay: limits.stopGraceMs + limits.stopLastMs, logger: false }, async (why) => {
  stopping.abort();
  const isCrash = 'err' in why;
  if (isCrash) log.fatal({ event: 'crashed', err: why.err }, 'stopping after an error nobody caught');
  else log.info({ event: 'stopping', signal: why.signal }, 'stopping');
  const cut = await server.stop(limits.stopGraceMs);
  encoder.stop();
  await Promise.all([db.destroy(), cluster.close()]);
  if (cut > 0) log.error({ event: 'cut_off', requests: cut }, 'requests did not end in time');
  log.info({ event: 'stopped' }, 'stopped');
  // Whatever was thrown, `undefined` included, is a crash.
  if (isCrash || cut > 0) process.exit(1);
});

const port = await server.listen(config.HOST, config.PORT).catch((error: unknown) => {
  const code = errorCode(error);
  giveUp(
    code === 'EADDRINUSE'
      ? `Port ${config.PORT} is in use: set PORT to another.`
      : `It can’t listen on HOST and PORT: ${code}`,
  );
});
log.info({ event: 'listening', address: config.HOST, port }, 'listening');
void runRetention({
  db,
  log,
  clock: systemClock,
  sleep: (milliseconds, signal) => pause(milliseconds, undefined, { signal, ref: false }),
  stopping: stopping.signal,
  retire,
  checkHeld,
});
