import type { Saying } from '#panel/words/states.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** How long ago, from milliseconds: "less than a minute", "3 minutes", "2 hours", "4 days". */
export function ageInWords(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000);
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return plural(minutes, 'minute', 'minutes');
  if (minutes < 48 * 60) return plural(Math.floor(minutes / 60), 'hour', 'hours');
  return plural(Math.floor(minutes / (24 * 60)), 'day', 'days');
}

export const faults = {
  forbidden: {
    title: 'Not in this mode',
    body: 'The Designer doesn’t share images here. Switch to Design mode or ask for access, then try again.',
  },
  missing: {
    title: 'Element was removed',
    body: 'It’s no longer on the page. Select another image.',
  },
  hung: {
    title: 'Designer didn’t answer',
    body: 'Close the component or page setting you have open, then try again.',
  },
  unsupported: {
    title: 'Designer is out of date',
    body: 'It lacks something we need. Reload the Designer, then try again.',
  },
  failed: {
    title: 'Selection couldn’t be read',
    body: 'Something went wrong in the Designer. Select the image again or try again.',
  },
} as const;

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

/** What each refusal is called, by the code of the problem. */
export const troubles = {
  not_connected: {
    title: 'Site isn’t connected',
    body: 'Connect it to see the size and variants of its images. We only ask to read.',
  },
  asset_not_found: {
    title: 'Image not found',
    body: 'It may have been deleted, or it belongs to another site. Replace the image or try again.',
  },
  bad_asset_id: {
    title: 'Image not found',
    body: 'Webflow gave us an ID that isn’t an asset’s. Replace the image or try again.',
  },
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
  bad_answer: unexpected,
  bad_request: unexpected,
  route_not_found: unexpected,
  method_not_allowed: unexpected,
  body_too_large: unexpected,
  unsupported_media_type: unexpected,
  internal_error: unexpected,
  aborted: unexpected,
} as const;

export const notices = {
  age: (milliseconds: number) => `The facts below are ${ageInWords(milliseconds)} old.`,
  countdown: (seconds: number) => `Trying again in ${plural(seconds, 'second', 'seconds')}`,
  stale: {
    title: 'Facts may be old',
    body: 'Webflow isn’t answering, so this is what we read before.',
  },
  requestId: (id: string) => `Request ${id}`,
} as const;
