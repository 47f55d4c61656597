import type { BackendProblem } from '#panel/backend/request.ts';
import { formatAge } from '#panel/i18n/age.ts';
import { interpolate, messages, plural } from '#panel/i18n/messages.ts';
import type { Saying } from '#panel/i18n/saying.ts';

const said = messages.troubles;

/** What each refusal is called that a person can do something about, by the code of the problem. */
const troubles: Partial<Record<BackendProblem['code'], Saying>> = said.problems;

/** Codes that say no more to a person than another one does. */
const sameAs: Partial<Record<BackendProblem['code'], keyof typeof said.problems>> = {
  bad_asset_id: 'asset_not_found',
  upstream_timeout: 'webflow_unavailable',
  bad_upstream: 'webflow_unavailable',
  service_unavailable: 'webflow_unavailable',
  site_mismatch: 'id_token_refused',
  session_expired: 'id_token_refused',
};

/** What to say of a refusal. The codes without words of their own are faults of ours. */
export const sayTrouble = (code: BackendProblem['code']): Saying =>
  troubles[sameAs[code] ?? code] ?? said.unexpected;

/** How old the facts are, from milliseconds. */
export const age = (milliseconds: number): string => interpolate(said.age, { age: formatAge(milliseconds) });

/** When the panel goes on by itself. */
export const countdown = (seconds: number): string => plural(said.countdown, seconds);

/** What a person can name to us when they ask for help. */
export const requestId = (id: string): string => interpolate(said.requestId, { id });

export const { stale } = said;
