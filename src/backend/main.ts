import { serve } from '@hono/node-server';
import closeWithGrace from 'close-with-grace';
import { limits } from '#contract/limits.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { openDatabase } from './installations/database.ts';
import { createLog } from './log.ts';

const result = readConfig(process.env);
if (!result.ok) {
  process.stderr.write(`Asset Inspector can't start. Fix these variables:\n`);
  for (const fault of result.faults) process.stderr.write(`  ${fault}\n`);
  process.exit(1);
}

const { config } = result;
const log = createLog(config.LOG_LEVEL);
const db = await openDatabase(config.DATABASE_URL);
let isStopping = false;

const app = createApp({
  config,
  db,
  log,
  fetch: (request) => fetch(request),
  now: Date.now,
  random: Math.random,
  isStopping: () => isStopping,
});

const server = serve({ fetch: app.fetch, hostname: config.HOST, port: config.PORT }, ({ address, port }) => {
  log.info({ event: 'listening', address, port }, 'listening');
});

server.on('error', (error: NodeJS.ErrnoException) => {
  const reason =
    error.code === 'EADDRINUSE' ? `port ${config.PORT} is in use; set PORT to another` : error.code;
  process.stderr.write(`Asset Inspector can't listen: ${reason}\n`);
  process.exit(1);
});

closeWithGrace({ delay: limits.stopGrace, logger: false }, async ({ err, signal }) => {
  isStopping = true;
  if (err) log.fatal({ event: 'crashed', err }, 'stopping after an error nobody caught');
  else log.info({ event: 'stopping', signal }, 'stopping');
  await new Promise((done) => server.close(done));
  await db.destroy();
  if (err) process.exitCode = 1;
  log.info({ event: 'stopped' }, 'stopped');
});
