import { describe, expect, test } from 'vitest';
import { html, image, imageField, node, rawField } from '#sandbox/content/parts.ts';
import { instance, siteContent } from '#sandbox/content/site-builder.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { eventsOf } from '#test/support/backend/log-lines.ts';
import { expectProblem } from '#test/support/backend/problem.ts';
import { allRows } from '#test/support/backend/rows.ts';
import { startUses } from '#test/support/backend/uses.ts';

const asset = '66b2a55e0000000000000001';
const secret = 'Ada writes to ada@example.com';
const site = siteContent()
  .collection('Posts', [
    {
      name: 'Post',
      fields: { cover: imageField(asset, secret), body: html(`<p>${secret}</p>`), other: rawField(secret) },
    },
  ])
  .component('Card', [image(asset, secret)])
  .page('Home', [
    image(asset, secret),
    html(
      `<p>${secret}</p><img alt="${secret}" src="https://cdn.prod.website-files.com/x/${asset}_x.jpg">`,
      asset,
    ),
    node({ type: 'text-input', placeholder: secret }),
    instance('Card'),
  ])
  .page('Broken', [])
  .build();

describe('Z4 field-minimum', () => {
  test('Z4 field-minimum: of the content of a site nothing but ids and names is answered, kept or logged', async () => {
    const { backend, client } = await startUses({ content: site, environment: { LOG_LEVEL: 'trace' } });
    const broken = site.pages[1]?.page.id ?? '';
    backend.webflow.faults.at(`/v2/pages/${broken}/dom`, { kind: 'respond', status: 500, body: secret });
    const answer = await client.read('read', () => backend.clock.advance(1_000));
    expect(answer.progress.pages).toMatchObject({ read: 1, failed: 1 });
    expect(client.byName('Home')?.assets).toEqual([[asset, 2]]);
    const told = JSON.stringify([answer, [...client.places.values()], await allRows(backend)]);
    expect(told).toContain(asset);
    expect(told).not.toContain('Ada');
    expect(eventsOf(backend, 'place_not_read')).toHaveLength(1);
    const lines = backend.logLines.join('');
    for (const word of ['Ada', 'Home', 'Post', asset, broken, sites.outdoors.id])
      expect(lines).not.toContain(word);
  });
});

describe('H9 inbound-limit', () => {
  test('H9 inbound-limit: looks count as any other request of a person', async () => {
    const { client } = await startUses({ content: site, environment: { REQUESTS_PER_PERSON: '10' } });
    const answers = await Promise.all(Array.from({ length: 12 }, () => client.send('look')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    for (const response of refused) await expectProblem(response, 'rate_limited');
  });
});

describe('requests', () => {
  test.each([
    ['no session', {}, 'session_expired', 'look'],
    ['another protocol', { protocol: 2, action: 7 }, 'version_unsupported', 'look'],
    ['an action that does not exist', {}, 'bad_request', 'forget'],
    [
      'an id of a reading that is too long',
      { known: { reading: 'x'.repeat(65), revision: 0 } },
      'bad_request',
      'look',
    ],
  ] as const)('%s is refused', async (name, more, code, action) => {
    const { backend, client } = await startUses({ content: site });
    if (name === 'no session') {
      const body = { protocol: 1, action };
      await expectProblem(await backend.ask('/api/uses', { body }), code);
    } else await expectProblem(await client.send(action, more), code);
  });

  test('of a site that is not connected any more is refused, and begins nothing', async () => {
    const { backend, client, session } = await startUses({ content: site });
    await backend.ask('/api/disconnect', { method: 'POST', headers: { authorization: `Bearer ${session}` } });
    await expectProblem(await client.send('read'), 'not_connected');
    expect((await allRows(backend)).site_readings).toEqual([]);
  });
});
