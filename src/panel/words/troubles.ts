import type { BackendProblem } from '#panel/backend-request.ts';
import { ageInWords, plural } from '#panel/words/age.ts';
import type { Saying } from '#panel/words/saying.ts';

const unavailable: Saying = {
  title: 'Webflow isn’t answering',
  body: 'We couldn’t read this image from Webflow. Try again in a moment.',
};
const refused: Saying = {
  title: 'Session was refused',
  body: 'Webflow didn’t confirm that you’re working on this site. Reload the Designer, then try again.',
};
const unexpected: Saying = {
  title: 'Something went wrong',
  body: 'We got an answer we don’t understand. Try again, or refresh the app.',
};

const notFound: Saying = {
  title: 'Image not found',
  body: 'It may have been deleted, or it belongs to another site. Replace the image or try again.',
};

/** What each refusal is called that a person can do something about, by the code of the problem. */
const troubles: Partial<Record<BackendProblem['code'], Saying>> = {
  not_connected: {
    title: 'Site isn’t connected',
    body: 'Connect it to see the size and variants of its images. We only ask to read.',
  },
  asset_not_found: notFound,
  bad_asset_id: notFound,
  rate_limited: {
    title: 'Webflow needs a break',
    body: 'This site reached Webflow’s limit of requests a minute. We’ll go on by ourselves.',
  },
  webflow_unavailable: unavailable,
  upstream_timeout: unavailable,
  bad_upstream: unavailable,
  service_unavailable: unavailable,
  offline: {
    title: 'We lost the connection',
    body: 'Asset Inspector can’t be reached. Check your internet connection, then try again.',
  },
  id_token_refused: refused,
  site_mismatch: refused,
  session_expired: refused,
  no_identity: {
    title: 'Designer didn’t answer',
    body: 'It didn’t tell us which site this is. Reload the Designer, then try again.',
  },
  origin_refused: {
    title: 'Access was refused',
    body: 'This copy of the app isn’t one our server knows. Open it from the Apps panel.',
  },
};

/** What to say of a refusal. The codes without words of their own are faults of ours. */
export function sayTrouble(code: BackendProblem['code']): Saying {
  return troubles[code] ?? unexpected;
}

/** How old the facts are, from milliseconds. */
export const age = (milliseconds: number): string => `The facts below are ${ageInWords(milliseconds)} old.`;

/** When the panel goes on by itself. */
export const countdown = (seconds: number): string =>
  `Trying again in ${plural(seconds, 'second', 'seconds')}`;

/** What a person can name to us when they ask for help. */
export const requestId = (id: string): string => `Request ${id}`;

export const stale: Saying = {
  title: 'Facts may be old',
  body: 'Webflow isn’t answering, so this is what we read before.',
};
