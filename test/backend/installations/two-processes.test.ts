import { describe, expect, test } from 'vitest';
import { createFakeWebflow } from '#sandbox/fake-webflow.ts';
import { requestListener } from '#sandbox/net/request-listener.ts';
import { panelOrigin } from '#test/support/backend/backend.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { openForTest, sharedEngines } from '#test/support/backend/engines.ts';
import { allRows } from '#test/support/backend/rows.ts';
import { startBackendProcess } from '#test/support/servers/backend-process.ts';
import { serveHttp } from '#test/support/servers/loopback.ts';
import { connectOver } from '#test/support/servers/over-http.ts';
import { eventually } from '#test/support/shared/eventually.ts';

for (const { name, isMissing, empty } of sharedEngines) {
  describe.skipIf(isMissing)(`two processes share one database: ${name}`, () => {
    async function start() {
      const DATABASE_URL = await empty();
      const webflow = createFakeWebflow();
      const upstream = await serveHttp(requestListener(webflow.fetch));
      const common = {
        DATABASE_URL,
        WEBFLOW_API_URL: upstream.origin,
        WEBFLOW_OAUTH_URL: upstream.origin,
        LOG_LEVEL: 'trace',
      };
      const [first, second] = [await startBackendProcess(common), await startBackendProcess(common)];
      const session = await connectOver(first.origin, webflow);
      const headers = { origin: panelOrigin, authorization: `Bearer ${session}` };
      const read = ({ origin }: { origin: string }) =>
        fetch(`${origin}/api/assets/${assetIdOf('everything')}`, { headers });
      return { DATABASE_URL, webflow, first, second, session, headers, read };
    }

    test('S7 disconnect: a site connected at one process and disconnected there is refused at the other', async () => {
      const { first, second, headers, read } = await start();
      expect([(await read(first)).status, (await read(second)).status]).toEqual([200, 200]);
      const disconnected = await fetch(`${first.origin}/api/disconnect`, { method: 'POST', headers });
      expect(disconnected.status).toBe(200);
      await eventually(async () => expect((await read(second)).status).toBe(409));
    });

    test('V3 no-plaintext-on-disk: the token is in no row and in no output of either process', async () => {
      const { DATABASE_URL, webflow, first, second, session, read } = await start();
      for (const backend of [first, second]) expect((await read(backend)).status).toBe(200);
      const rows = JSON.stringify(await allRows({ db: await openForTest(DATABASE_URL) }));
      expect(rows, 'the envelope is there').toContain('v1.test.');
      const seen = rows + first.stdout() + first.stderr() + second.stdout() + second.stderr();
      const token = webflow.installations.list()[0]?.accessToken ?? '';
      const password = URL.parse(DATABASE_URL)?.password ?? '';
      for (const secret of [token, session, ...(password ? [password] : [])]) {
        expect(secret.length).toBeGreaterThan(16);
        expect(seen).not.toContain(secret);
      }
    });
  });
}
