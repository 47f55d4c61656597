import { expect, test } from 'vitest';
import { assetsProtocol } from '#contract/assets-call.ts';
import { contractLimits } from '#contract/limits.ts';
import { sites } from '#sandbox/world/sample-data.ts';
import { startAssetsCall } from '#test/support/backend/assets-call.ts';
import { assetIdOf } from '#test/support/backend/catalog-asset.ts';
import { idsOf } from '#test/support/backend/looked-up.ts';
import { expectProblem } from '#test/support/backend/problem.ts';

const id = assetIdOf('svg');
const good = { protocol: assetsProtocol, ids: [id], wanted: ['details'] };
const siteId = sites.outdoors.id;

test.each<[string, unknown]>([
  ['an empty object', {}],
  ['no version', { ...good, protocol: undefined }],
  ['version 0', { ...good, protocol: 0 }],
  ['version 1.5', { ...good, protocol: 1.5 }],
  ['a version as text', { ...good, protocol: '1' }],
  ['no ids', { ...good, ids: undefined }],
  ['501 ids', { ...good, ids: idsOf(501) }],
  ['501 times one id', { ...good, ids: Array.from({ length: 501 }, () => id) }],
  ['ids as an object', { ...good, ids: { 0: id, length: 1 } }],
  ['ids as text', { ...good, ids: id }],
  ['an id that is too long', { ...good, ids: ['a'.repeat(contractLimits.idLength + 1)] }],
  ['an id that is null', { ...good, ids: [null] }],
  ['nothing wanted', { ...good, wanted: undefined }],
  ['a wanted number', { ...good, wanted: [7] }],
  ['a wanted text', { ...good, wanted: 'details' }],
  ['too many wanted words', { ...good, wanted: Array.from({ length: 17 }, () => 'details') }],
  ['a wanted word that is too long', { ...good, wanted: ['x'.repeat(contractLimits.wantedLength + 1)] }],
  ['tags as a list', { ...good, tags: ['"a"'] }],
  ['a tag for no id', { ...good, tags: { x: '"a"' } }],
  ['a tag that is a number', { ...good, tags: { [id]: 1 } }],
  ['a tag that is too long', { ...good, tags: { [id]: 'x'.repeat(contractLimits.tagLength + 1) } }],
  ['noCache as text', { ...good, noCache: 'yes' }],
  ['an identity without a token', { ...good, identity: { siteId } }],
  ['an identity without a site', { ...good, identity: { idToken: 'x' } }],
  ['an identity with an empty token', { ...good, identity: { siteId, idToken: '' } }],
  ['an identity that is a text', { ...good, identity: 'x' }],
  ['a list', [good]],
  ['null', null],
])('%s: bad_request, with and without a session', async (_, body) => {
  const { backend, ask } = await startAssetsCall();
  for (const session of [undefined, null]) {
    const response = await ask(JSON.stringify(body), session === null ? { session } : {});
    const problem = await expectProblem(response, 'bad_request');
    expect(JSON.stringify(problem)).not.toContain(id);
  }
  expect(backend.webflow.calls.count()).toBe(0);
});

test.each([
  ['nothing', ''],
  ['half of an object', '{'],
  ['half of a list', `{"ids":["${id}"`],
  ['NUL', '\u0000'],
  ['1,000 objects in each other', '{"ids":'.repeat(1_000)],
])('a body that is no JSON: %s: bad_request', async (_, body) => {
  const { ask } = await startAssetsCall();
  await expectProblem(await ask(body), 'bad_request');
});

test.each<[string, { ids: string[] }]>([
  ['an id that is none', { ids: [id, 'x'] }],
  ['an id in capitals', { ids: [id.toUpperCase().replace('66', '6A')] }],
  ['an id with a line break', { ids: [`${id}\n`] }],
  ['an id that is a path', { ids: [`${id}/../${id}`] }],
  ['an empty id', { ids: [''] }],
])('%s: bad_asset_id, and Webflow is not asked', async (_, body) => {
  const { backend, ask } = await startAssetsCall();
  const problem = await expectProblem(await ask(body), 'bad_asset_id');
  expect(JSON.stringify(problem)).not.toContain(id);
  await expectProblem(await ask(body, { session: null }), 'session_expired');
  expect(backend.webflow.calls.count()).toBe(0);
});

test('unknown members of the request are ignored', async () => {
  const { ask } = await startAssetsCall();
  const response = await ask(JSON.stringify({ ...good, urgency: 'now', __proto__: { ids: [] } }));
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(`"id":"${id}"`);
});
