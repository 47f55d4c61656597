import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { reportOf, verdictLine } from '#contract/webflow-facts/report.ts';
import { awaitRedirect, localRedirectUri } from './await-redirect.ts';
import { runConsents } from './consent-checks.ts';
import { readPlaces } from './place-of.ts';
import { faultLine, runChecks } from './run-checks.ts';
import { CannotCheckError, openSite } from './site-under-check.ts';
import { createWebflowReads } from './webflow-reads.ts';

const reportFile = 'webflow-report.md';
const usage = `WEBFLOW_TOKEN=… npm run check:webflow -- --site <site id> [--foreign-asset <id>] [--decorative-asset <id>]
  or, with WEBFLOW_CLIENT_ID and WEBFLOW_CLIENT_SECRET instead of a token, --consent`;

const asked = {
  deny: 'Open this address and refuse:',
  allow: 'Open this address and allow access to the site:',
} as const;

/** Reads the command line. Throws with the usage. */
function readArguments() {
  const { values } = parseArgs({
    options: {
      site: { type: 'string' },
      'foreign-asset': { type: 'string' },
      'decorative-asset': { type: 'string' },
      consent: { type: 'boolean' },
    },
  });
  const {
    WEBFLOW_TOKEN: token,
    WEBFLOW_CLIENT_ID: clientId,
    WEBFLOW_CLIENT_SECRET: clientSecret,
  } = process.env;
  const app = clientId && clientSecret ? { clientId, clientSecret } : undefined;
  if (!values.site || !(values.consent ? app : token))
    throw new CannotCheckError(`Name the site, and set a token or the app:\n  ${usage}`);
  return { ...values, site: values.site, token: token?.trim() ?? '', app };
}

async function main(): Promise<void> {
  const { site, app, consent, ...named } = readArguments();
  const apiUrl = process.env.WEBFLOW_API_URL || 'https://api.webflow.com';
  let calls = 0;
  const readsWith = (token: string) =>
    createWebflowReads({
      fetch,
      sleep: (milliseconds) => sleep(milliseconds),
      apiUrl,
      token,
      onCall() {
        calls += 1;
        process.stderr.write(`\rcall ${calls} `);
      },
    });
  const redirectUri = consent ? localRedirectUri(process.env.PUBLIC_URL || 'http://localhost:3000') : null;
  const consents =
    redirectUri && app
      ? await runConsents({
          reads: readsWith(''),
          app,
          oauthUrl: process.env.WEBFLOW_OAUTH_URL || 'https://webflow.com',
          redirectUri,
          answered(url, answer) {
            process.stdout.write(`${asked[answer]}\n  ${url}\n`);
            return awaitRedirect(redirectUri);
          },
        })
      : null;
  const token = consents?.token ?? named.token;
  if (!token) throw new CannotCheckError('No consent came back. Run again, and allow access to the site.');
  const reads = readsWith(token);
  const opened = await openSite({
    reads,
    siteId: site,
    foreignAsset: named['foreign-asset'],
    decorativeAsset: named['decorative-asset'],
    app,
  });
  const verdicts = await runChecks(
    opened,
    consents?.verdicts,
    (id, verdict) => process.stdout.write(`\r${verdictLine(id, verdict)}\n`),
    (id, error) => process.stderr.write(`\r${faultLine(id, error)}\n`),
  );
  await writeFile(reportFile, reportOf(verdicts, await readPlaces(), [`${calls} calls.`]));
  process.stdout.write(`\n${reportFile} has no names, ids, or tokens. Please send it to us.\n`);
  if ([...verdicts.values()].some(({ is }) => is === 'different')) process.exitCode = 1;
}

await main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
});
