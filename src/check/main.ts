import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { reportOf, verdictLine } from './report.ts';
import { runChecks } from './run-checks.ts';
import { CannotCheckError, openSite } from './site-under-check.ts';
import { createWebflowReads, mostCalls } from './webflow-reads.ts';

const reportFile = 'webflow-report.md';
const usage = `WEBFLOW_TOKEN=… npm run check:webflow -- --site <site id> [--foreign-asset <id>] [--decorative-asset <id>]`;

/** Reads the command line. Throws with the usage. */
function readArguments() {
  const { values } = parseArgs({
    options: {
      site: { type: 'string' },
      'foreign-asset': { type: 'string' },
      'decorative-asset': { type: 'string' },
    },
  });
  const token = process.env.WEBFLOW_TOKEN?.trim();
  if (!values.site || !token) throw new CannotCheckError(`Name the site and set a token:\n  ${usage}`);
  return { ...values, site: values.site, token };
}

async function main(): Promise<void> {
  const { site, token, ...named } = readArguments();
  const { WEBFLOW_CLIENT_ID: clientId, WEBFLOW_CLIENT_SECRET: clientSecret } = process.env;
  let calls = 0;
  const reads = createWebflowReads({
    fetch,
    sleep: (milliseconds) => sleep(milliseconds),
    apiUrl: process.env.WEBFLOW_API_URL || 'https://api.webflow.com',
    token,
    onCall(count) {
      calls = count;
      process.stderr.write(`\rcall ${count} of ${mostCalls} at most `);
    },
  });
  const opened = await openSite({
    reads,
    siteId: site,
    foreignAsset: named['foreign-asset'],
    decorativeAsset: named['decorative-asset'],
    app: clientId && clientSecret ? { clientId, clientSecret } : undefined,
  });
  const verdicts = await runChecks(opened, (id, verdict) =>
    process.stdout.write(`\r${verdictLine(id, verdict)}\n`),
  );
  await writeFile(reportFile, await reportOf(verdicts, calls));
  process.stdout.write(`\n${reportFile} has no names, ids, or tokens. Please send it to us.\n`);
  if ([...verdicts.values()].some(({ is }) => is === 'different')) process.exitCode = 1;
}

await main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
