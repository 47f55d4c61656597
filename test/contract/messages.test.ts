import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { type AltText, AltTexts } from '#contract/alt-texts.ts';
import { AssetsLine, AssetsRequest, assetsProtocol } from '#contract/assets-call.ts';
import { Disconnected } from '#contract/disconnect.ts';
import { isWebflowId } from '#contract/ids.ts';
import { contractLimits } from '#contract/limits.ts';
import { MeasuredFile, Measurements } from '#contract/measurements.ts';
import { Problem, type ProblemCode, problemStatus } from '#contract/problem.ts';
import { Session, SessionRequest } from '#contract/session.ts';
import { UsePlace, UsesAnswer, UsesRequest, usesProtocol } from '#contract/uses.ts';
import { detailsOf } from '#test/support/panel/asset-details.ts';

const id = '66b2a55e0000000000000001';
const ids = (many: number) => Array.from({ length: many }, () => id);

const call = { protocol: assetsProtocol, ids: [id], wanted: ['details'] } satisfies AssetsRequest;
const done = { protocol: assetsProtocol, isWhole: false };
const request = { siteId: id, idToken: 'opaque', workspaceId: id } satisfies SessionRequest;
const session = {
  token: 'a.b.c',
  expiresAt: '2026-10-01T12:15:00.000Z',
  user: { firstName: 'Ingrid' },
} satisfies Session;
const problem = {
  type: 'about:blank',
  title: 'Too fast.',
  status: 429,
  code: 'rate_limited',
  requestId: 'r',
  retryAfter: 42,
  connectUrl: 'https://example.com/oauth/start',
} satisfies Problem;
const bareProblem = {
  type: 'about:blank',
  title: 'No.',
  status: 400,
  code: 'bad_request',
  requestId: 'r',
} satisfies Problem;
const file = {
  url: 'https://example.com/a.png',
  bytes: 7,
  type: 'image/png',
  servedType: 'image/png',
  width: 640,
  height: 480,
  animated: null,
  reason: null,
} satisfies MeasuredFile;
const unmeasured = {
  url: null,
  bytes: null,
  type: null,
  servedType: null,
  width: null,
  height: null,
  animated: null,
  reason: 'no_url',
} satisfies MeasuredFile;
const measurements = { assetId: id, original: file, variants: [file, unmeasured] } satisfies Measurements;
const altText = {
  localeId: id,
  displayName: 'German',
  tag: 'de',
  isPrimary: false,
  altText: 'Ein See',
} satisfies AltText;
const bareAltText = { ...altText, displayName: null, tag: null, altText: null } satisfies AltText;

const place = {
  key: `page:${id}`,
  kind: 'page',
  id,
  name: 'Home',
  state: 'read',
  status: null,
  assets: [[id, 2]],
  components: [['8505ba55-ef72-629e-f85c-33e4b703d48b', 1]],
  items: [],
} satisfies UsePlace;
const kind = { read: 1, failed: 0, of: 1, isRefused: false };
const uses = {
  state: 'done',
  reading: 'r',
  revision: 1,
  progress: { pages: kind, components: kind, collections: { ...kind, of: null } },
  waitSeconds: null,
  secondsLeft: null,
  readAt: '2026-12-01T12:00:00.000Z',
  problem,
  places: [place],
  gone: ['page:x'],
  isWhole: true,
} satisfies UsesAnswer;
const look = { protocol: usesProtocol, action: 'look' } satisfies UsesRequest;

const valid: [string, v.GenericSchema, unknown][] = [
  ['a session request', SessionRequest, request],
  ['a session request without a workspace', SessionRequest, { siteId: id, idToken: 'x' }],
  ['the longest ID token', SessionRequest, { ...request, idToken: 'x'.repeat(contractLimits.idTokenLength) }],
  ['a session', Session, session],
  ['a session of a person without a name', Session, { ...session, user: { firstName: null } }],
  ['a problem', Problem, problem],
  ['a problem with nothing more', Problem, bareProblem],
  ['no wait', Problem, { ...problem, retryAfter: 0 }],
  ['a disconnection', Disconnected, { connected: false }],
  ['a call about one', AssetsRequest, call],
  ['a call about 500', AssetsRequest, { ...call, ids: ids(500) }],
  ['a call about none', AssetsRequest, { ...call, ids: [], wanted: [] }],
  ['a line of details', AssetsLine, { details: detailsOf({ variants: [] }), tag: '"a"' }],
  ['a line of stale details', AssetsLine, { details: detailsOf() }],
  ['a line of missing ids', AssetsLine, { missing: [id] }],
  ['a line of a wait', AssetsLine, { wait: { retryAfter: 42 } }],
  ['the last line', AssetsLine, { done }],
  ['the last line of a failure', AssetsLine, { done: { ...done, problem } }],
  ['measurements', Measurements, measurements],
  ['a file that could not be measured', MeasuredFile, unmeasured],
  ['a picture that does not say its size', MeasuredFile, { ...file, width: null, height: null }],
  ['a GIF that moves', MeasuredFile, { ...file, type: 'image/gif', animated: true }],
  ['a file of unknown length', MeasuredFile, { ...file, bytes: null, reason: 'no_length' }],
  ['alt texts', AltTexts, [{ ...altText, isPrimary: true }, bareAltText]],
  ['no alt texts', AltTexts, []],
  ['a look for uses', UsesRequest, look],
  ['a look of who knows some', UsesRequest, { ...look, known: { reading: 'r', revision: 7 } }],
  ['uses', UsesAnswer, uses],
  [
    'a component, whose id is a UUID',
    UsePlace,
    { ...place, kind: 'component', id: place.components[0]?.[0] },
  ],
];

const invalid: [string, v.GenericSchema, unknown][] = [
  ['a session request without a site', SessionRequest, { idToken: 'x' }],
  ['a session request without an ID token', SessionRequest, { siteId: id }],
  ['an empty ID token', SessionRequest, { ...request, idToken: '' }],
  [
    'a longer ID token',
    SessionRequest,
    { ...request, idToken: 'x'.repeat(contractLimits.idTokenLength + 1) },
  ],
  ['an ID token that is no text', SessionRequest, { ...request, idToken: 7 }],
  ['a workspace that is none', SessionRequest, { ...request, workspaceId: 'x' }],
  ['a workspace of null', SessionRequest, { ...request, workspaceId: null }],
  ['a session without a person', Session, { ...session, user: undefined }],
  ['a session without an end', Session, { ...session, expiresAt: 'soon' }],
  ['a code nobody knows', Problem, { ...problem, code: 'new' }],
  ['a code of every object', Problem, { ...problem, code: 'toString' }],
  ['half a second to wait', Problem, { ...problem, retryAfter: 0.5 }],
  ['a wait below nothing', Problem, { ...problem, retryAfter: -1 }],
  ['a problem without a request', Problem, { ...problem, requestId: undefined }],
  ['a disconnection that did not happen', Disconnected, { connected: true }],
  ['a call without ids', AssetsRequest, { ...call, ids: undefined }],
  ['a call without a version', AssetsRequest, { ...call, protocol: undefined }],
  ['a call about one id that is no list', AssetsRequest, { ...call, ids: id }],
  ['a line of nothing', AssetsLine, {}],
  ['a line of what is no asset', AssetsLine, { details: { id } }],
  ['a line of what is no id', AssetsLine, { missing: ['x'] }],
  ['a wait of half a second', AssetsLine, { wait: { retryAfter: 0.5 } }],
  ['a wait without an end', AssetsLine, { wait: {} }],
  ['an end that is none', AssetsLine, { done: true }],
  ['a failure without a code', AssetsLine, { done: { ...done, problem: { ...problem, code: undefined } } }],
  ['a call about 501', AssetsRequest, { ...call, ids: ids(501) }],
  ['a call about an id that is too long', AssetsRequest, { ...call, ids: [id + id + id] }],
  ['a reason nobody knows', MeasuredFile, { ...unmeasured, reason: 'new' }],
  ['bytes below nothing', MeasuredFile, { ...file, bytes: -1 }],
  ['no pixels', MeasuredFile, { ...file, width: 0 }],
  ['half a pixel', MeasuredFile, { ...file, height: 0.5 }],
  ['a file without a reason for anything', MeasuredFile, { ...file, reason: undefined }],
  ['alt text of no locale', AltTexts, [{ ...altText, localeId: 'de' }]],
  ['alt text without its state', AltTexts, [{ ...altText, altText: undefined }]],
  ['alt texts as an object', AltTexts, { de: 'Ein See' }],
  ['an action that does not exist', UsesRequest, { ...look, action: 'forget' }],
  ['a revision below nothing', UsesRequest, { ...look, known: { reading: 'r', revision: -1 } }],
  ['uses in a state that does not exist', UsesAnswer, { ...uses, state: 'new' }],
  ['a place of another kind', UsePlace, { ...place, kind: 'folder' }],
  ['measurements without an original', Measurements, { ...measurements, original: undefined }],
];

describe('the other messages of the contract', () => {
  test.each(valid)('%s is valid and unchanged', (_, schema, value) => {
    expect(v.parse(schema, value)).toStrictEqual(value);
  });

  test.each(invalid)('%s is invalid', (_, schema, value) => {
    expect(v.is(schema, value)).toBe(false);
  });

  test.each([
    [SessionRequest, request],
    [Session, session],
    [Problem, problem],
    [Disconnected, { connected: false }],
    [AssetsRequest, call],
    [AssetsLine, { missing: [id] }],
    [AssetsLine, { wait: { retryAfter: 1 } }],
    [Measurements, measurements],
  ])('unknown fields are removed (%#)', (schema, value) => {
    expect(v.parse(schema, { ...value, isAdmin: true })).toStrictEqual(value);
  });
});

/** The status of each code, on which published clients rely. */
const promised = {
  bad_request: 400,
  bad_asset_id: 400,
  version_unsupported: 400,
  id_token_refused: 401,
  session_expired: 401,
  origin_refused: 403,
  site_mismatch: 403,
  asset_not_found: 404,
  route_not_found: 404,
  not_connected: 409,
  scopes_missing: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  file_refused: 422,
  rate_limited: 429,
  internal_error: 500,
  bad_upstream: 502,
  webflow_unavailable: 503,
  service_unavailable: 503,
  upstream_timeout: 504,
} satisfies Record<ProblemCode, number>;

describe('problem codes', () => {
  test('no code changes its status', () => {
    expect(problemStatus).toEqual(promised);
  });

  const codes: [string, number][] = Object.entries(problemStatus);

  test.each(codes)('%s has the status %d, which is an error', (code, status) => {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(v.is(Problem, { ...bareProblem, code, status })).toBe(true);
  });
});

test.each([
  [id, true],
  ['f'.repeat(24), true],
  ['0'.repeat(24), true],
  [id.toUpperCase().replace('66', '6A'), false],
  [id.slice(1), false],
  [`${id}0`, false],
  [`${id}\n`, false],
  [` ${id}`, false],
  ['', false],
  [null, false],
  [undefined, false],
  [66, false],
  [[id], false],
  [{ toString: () => id }, false],
])('%j as an id: %s', (value, isId) => {
  expect(isWebflowId(value)).toBe(isId);
});
