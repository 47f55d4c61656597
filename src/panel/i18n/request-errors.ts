import type { BackendProblem } from '#panel/backend/request.ts';
import { formatAge } from '#panel/i18n/age.ts';
import type { Message } from '#panel/i18n/message.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';

const said = messages.requestErrors;

/** The message for each problem code that a person can act on. */
const messagesByCode: Partial<Record<BackendProblem['code'], Message>> = said.problems;

/** Codes that have the message of another code. */
const sameAs: Partial<Record<BackendProblem['code'], keyof typeof said.problems>> = {
  bad_asset_id: 'asset_not_found',
  upstream_timeout: 'webflow_unavailable',
  site_mismatch: 'id_token_refused',
  session_expired: 'id_token_refused',
  // An older backend does not have a route that a newer panel calls.
  route_not_found: 'version_unsupported',
};

/** Returns the message for a problem code. Codes without a message of their own are our faults. */
export const requestErrorMessage = (code: BackendProblem['code']): Message =>
  messagesByCode[sameAs[code] ?? code] ?? said.unexpected;

/** The same for a call that only a person repeats. */
export const lastingErrorMessage = (code: BackendProblem['code']): Message => {
  const message = requestErrorMessage(code);
  return code === 'rate_limited' ? { ...message, body: said.tryLater } : message;
};

/** Returns the age of the facts, from milliseconds. */
export const age = (milliseconds: number): string => interpolate(said.age, { age: formatAge(milliseconds) });

/** Returns when the panel retries by itself. */
export const countdown = (seconds: number): string => plural(said.countdown, seconds);

/** Returns the request id for a support request. */
export const requestId = (id: string): string => interpolate(said.requestId, { id });

export const { stale } = said;
