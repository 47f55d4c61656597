import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { routes } from '#contract/routes.ts';
import { UsesAnswer, type UsesRequest, usesProtocol } from '#contract/uses.ts';
import { image } from '#sandbox/content/parts.ts';
import { siteContent } from '#sandbox/content/site-builder.ts';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { sharedEngines } from '#test/support/backend/engines.ts';
import { usesStart } from '#test/support/backend/uses.ts';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';
import { connectOver } from '#test/support/servers/over-http.ts';

const dom = 'GET /v2/pages/:pageId/dom';
const many = 40;
/** Milliseconds a page takes: some 30 seconds for all, in two locales. */
const latency = 300;

function content() {
  const builder = siteContent();
  for (let index = 0; index < many; index++) {
    builder.page(`Page ${index}`, [image('66b2a55e0000000000000001')]);
  }
  return builder.build();
}

async function ask(origin: string, session: string, action: UsesRequest['action']): Promise<UsesAnswer> {
  const response = await fetch(`${origin}${routes.readUses.path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${session}`,
      origin: panelOrigin,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ protocol: usesProtocol, action }),
  });
  if (!response.ok) throw new Error(await response.text());
  return v.parse(UsesAnswer, await response.json());
}

async function until(look: () => Promise<UsesAnswer>, isWanted: (answer: UsesAnswer) => boolean) {
  for (;;) {
    const answer = await look();
    if (isWanted(answer)) return answer;
    await wait(50);
  }
}

describe.each(sharedEngines.filter(({ isMissing }) => !isMissing))('$name', ({ empty }) => {
  test('kill −9 in the middle of a reading: the next process goes on, and one page at most is read again', async () => {
    const webflow = createFakeWebflow({ requestsPerMinute: 1_000_000, content: [content()] });
    const upstream = await serveHttp(
      requestListener(async (asked) => {
        if (new URL(asked.url).pathname.endsWith('/dom')) await wait(latency);
        return webflow.fetch(asked);
      }),
    );
    const environment = {
      WEBFLOW_API_URL: upstream.origin,
      WEBFLOW_OAUTH_URL: upstream.origin,
      DATABASE_URL: await empty(),
    };
    const first = await startBackendProcess(environment);
    const session = await connectOver(first.origin, webflow, usesStart);
    await ask(first.origin, session, 'read');
    const before = await until(
      () => ask(first.origin, session, 'look'),
      ({ progress }) => progress.pages.read >= 5,
    );
    first.kill('SIGKILL');
    await first.ended;
    const made = webflow.calls.count(dom);

    const second = await startBackendProcess(environment);
    const after = await ask(second.origin, session, 'look');
    expect(after.reading).toBe(before.reading);
    expect(after.progress.pages.read, 'what was read is kept').toBeGreaterThanOrEqual(
      before.progress.pages.read,
    );
    const lost = Math.ceil(made / 2) - after.progress.pages.read;
    expect(lost).toBeLessThanOrEqual(1);
    const done = await until(
      () => ask(second.origin, session, 'look'),
      ({ state }) => state === 'done',
    );
    expect(done.progress.pages).toEqual({ read: many, failed: 0, of: many, isRefused: false });
    expect(webflow.calls.count(dom)).toBeLessThanOrEqual(2 * many + 2);
  });
});
