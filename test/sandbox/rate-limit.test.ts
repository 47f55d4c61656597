import { expect, test } from 'vitest';
import { sites, users } from '#sandbox/world/sample-data.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { createCaller } from './caller.ts';

const path = `/v2/assets/${assetIdOf('everything')}`;

test('the 61st request of a minute responds with 429, for that token alone, until the minute ends', async () => {
  const { call, webflow, clock } = createCaller();
  for (let request = 1; request <= 60; request += 1) {
    const response = await call(path);
    expect(response.headers.get('X-RateLimit-Limit')).toBe('60');
    expect(response.headers.get('X-RateLimit-Remaining')).toBe(String(60 - request));
  }
  clock.now += 20_000;
  const refused = await call(path);
  expect(refused.status).toBe(429);
  expect(refused.headers.get('Retry-After')).toBe('40');
  expect(await refused.json()).toMatchObject({ code: 'too_many_requests', message: 'Too Many Requests' });

  const other = webflow.installations.create({
    userId: users.ingrid.id,
    scopes: ['assets:read'],
    siteIds: [sites.outdoors.id],
  });
  expect((await call(path, { token: other.accessToken })).status).toBe(200);

  clock.now += 40_000;
  expect((await call(path)).status).toBe(200);
});

test('successful responses have Retry-After too, as documented', async () => {
  expect((await createCaller().call(path)).headers.get('Retry-After')).toBe('60');
});
