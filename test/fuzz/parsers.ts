import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { readConfig } from '#backend/config.ts';
import { open, SealError, seal } from '#backend/keys/seal.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';
import { createAllowUrl } from '#backend/measurements/allowed-url.ts';
import { endsTooEarly, readPicture } from '#backend/measurements/picture.ts';
import { createSessionTokens } from '#backend/session/session-token.ts';
import { AssetAnswer, AssetsAnswer } from '#backend/webflow/asset-answer.ts';
import { retryAfterSeconds } from '#backend/webflow/retry-after.ts';
import { standingIn } from '#backend/webflow/standing.ts';
import { IntrospectAnswer, ResolveAnswer, TokenAnswer } from '#backend/webflow/token-answers.ts';
import { Asset } from '#contract/asset.ts';
import { environment } from '#test/support/backend.ts';
import { corpus } from '#test/support/pictures/corpus/corpus.ts';
import { mutated } from '#test/support/pictures/mutated.ts';
import { createTestClock } from '#test/support/test-clock.ts';

const keys = parseSecretKeys(environment.SECRET_KEYS);
const text = fc.string({ unit: 'binary', maxLength: 200 });
const headerText = fc.string({ unit: fc.constantFrom(...'0123456789-+. ,:GMTSunJae'), maxLength: 40 });

/** Marks that pictures begin with, so that made-up bytes come further than the first look. */
const marks = [
  [],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  [0xff, 0xd8, 0xff],
  [...Buffer.from('GIF89a')],
  [...Buffer.from('RIFF\0\0\0\0WEBPVP8 ')],
  [...Buffer.from('\0\0\0\x1cftypavif')],
  [...Buffer.from('<svg width="1" viewBox="')],
];

/** Longest a parser may be busy with one file's beginning, in milliseconds; far more than any takes. */
const patience = 2_000;

const answers = [AssetAnswer, AssetsAnswer, IntrospectAnswer, ResolveAnswer, TokenAnswer];

const pictures = (await corpus()).map(({ bytes }) => bytes);

function assertReadable(bytes: Uint8Array): void {
  const began = performance.now();
  const picture = readPicture(bytes);
  endsTooEarly(bytes);
  assert.ok(performance.now() - began < patience, 'took too long');
  for (const size of [picture?.width ?? 1, picture?.height ?? 1]) {
    assert.ok(Number.isSafeInteger(size) && size > 0);
  }
}

/** Whatever parsers are given: each says what it is or refuses it, and never takes what it should not. */
export const parserProperties = {
  'any bytes as a picture': fc.property(
    fc.constantFrom(...marks),
    fc.uint8Array({ maxLength: 2_000 }),
    (mark, rest) => assertReadable(new Uint8Array([...mark, ...rest])),
  ),

  'pictures with a few things wrong in them': fc.property(mutated(pictures), assertReadable),

  'any JSON as an answer of Webflow': fc.property(
    fc.constantFrom(...answers),
    fc.oneof(
      fc.jsonValue(),
      fc.record(Object.fromEntries(Object.keys(Asset.entries).map((name) => [name, fc.jsonValue()]))),
    ),
    (answer, value) => {
      const parsed = v.safeParse(answer, value);
      if (parsed.success && answer === AssetAnswer) assert.ok(v.is(Asset, parsed.output));
    },
  ),

  'any text as Retry-After': fc.property(fc.oneof(text, headerText), fc.nat(), (header, now) => {
    const seconds = retryAfterSeconds(header, now);
    assert.ok(Number.isSafeInteger(seconds) && seconds >= 0, `${seconds} seconds`);
  }),

  'any text as a rate limit': fc.property(headerText, headerText, (limit, remaining) => {
    const told = new Headers({ 'x-ratelimit-limit': limit, 'x-ratelimit-remaining': remaining });
    const standing = standingIn((name) => told.get(name));
    assert.notEqual(standing.limit, 0);
    assert.ok((standing.remaining ?? 0) >= 0);
  }),

  'any text as a sealed token': fc.property(text, fc.nat(), fc.string({ maxLength: 3 }), (row, at, other) => {
    const envelope = seal('secret', row, keys);
    const place = at % envelope.length;
    const altered = envelope.slice(0, place) + other + envelope.slice(place + 1);
    fc.pre(altered !== envelope);
    assert.throws(() => open(altered, row, keys), SealError);
  }),

  'any text as a session': fc.asyncProperty(text, async (token) => {
    const tokens = createSessionTokens(keys, 'https://inspector.example', createTestClock());
    assert.equal(await tokens.verify(token), undefined);
  }),

  'any text as the URL of a file': fc.property(fc.oneof(text, fc.webUrl()), (url) => {
    const allowed = createAllowUrl(['cdn.example'])(url);
    if (allowed) assert.equal(allowed.origin, 'https://cdn.example');
  }),

  'any text as a variable': fc.property(
    fc.constantFrom(...Object.keys({ ...environment, METRICS_TOKEN: '', PORT: '', WEBFLOW_CDN_HOSTS: '' })),
    fc.string({ minLength: 12, maxLength: 80 }).filter((value) => value.trim().length >= 12),
    (name, value) => {
      const result = readConfig({ ...environment, [name]: value });
      const faults = result.ok ? [] : result.faults;
      for (const fault of faults) assert.ok(!fault.includes(value.trim()), 'a fault repeats the value');
    },
  ),
};
