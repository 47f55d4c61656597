import { expect, test } from 'vitest';
import type { BackendProblem } from '#panel/backend/request.ts';
import { lastingErrorMessage, requestErrorMessage } from '#panel/i18n/request-errors.ts';

const codes = [
  'bad_request',
  'bad_asset_id',
  'version_unsupported',
  'id_token_refused',
  'session_expired',
  'origin_refused',
  'site_mismatch',
  'asset_not_found',
  'route_not_found',
  'not_connected',
  'scopes_missing',
  'body_too_large',
  'unsupported_media_type',
  'file_refused',
  'rate_limited',
  'internal_error',
  'bad_upstream',
  'webflow_unavailable',
  'service_unavailable',
  'upstream_timeout',
  'offline',
  'bad_answer',
  'no_identity',
] as const satisfies BackendProblem['code'][];

test.for(codes)('the message for %s is short and neither begs, blames nor shows a code', (code) => {
  const { title, body } = requestErrorMessage(code);
  expect(`${title} ${body}`).not.toMatch(/please|sorry|error \d|_|;/i);
  expect(title.split(' ').length).toBeLessThanOrEqual(4);
  expect(body.split('. ').length).toBeLessThanOrEqual(3);
});

test.for(codes)('%s, where nobody repeats the call, does not promise to go on', (code) => {
  const { title, body } = lastingErrorMessage(code);
  expect(title).toBe(requestErrorMessage(code).title);
  expect(body).not.toContain('by ourselves');
  if (code === 'rate_limited') expect(body).toContain('Try again in a few minutes.');
  else expect(body).toBe(requestErrorMessage(code).body);
});

test.for(codes)('%s names Webflow only where Webflow did not answer', (code) => {
  const isSilent = code === 'webflow_unavailable' || code === 'upstream_timeout';
  expect(requestErrorMessage(code).title === 'Webflow isn’t answering').toBe(isSilent);
});
