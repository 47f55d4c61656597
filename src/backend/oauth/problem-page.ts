import type { Context } from 'hono';
import { type ProblemCode, problemStatus } from '#contract/problem.ts';
import type { ProblemError } from '../errors/problem-error.ts';
import type { AppEnv } from '../http/app-env.ts';
import { messagePage } from '../pages/message.ts';
import { respondWithPage, wantsPage } from '../pages/page.ts';

/** True for a request of a browser tab to an address that people open. */
function isForPeople({ req }: Context): boolean {
  return req.path.startsWith('/oauth/') && wantsPage(req);
}

interface Words {
  readonly title: string;
  readonly body: string;
}

const ours: Words = {
  title: 'Something went wrong on our side',
  body: 'We can’t say whether your site is connected. Look at the panel in the Designer. If it asks you to connect, connect again.',
};

const unavailable: Words = {
  title: 'We can’t connect right now',
  body: 'Part of our service is down, so nothing was connected. Wait a minute, then connect again.',
};

const words: Partial<Record<ProblemCode, Words>> = {
  rate_limited: {
    title: 'Too many tries at once',
    body: 'There were too many requests from your network. Wait a few seconds, then connect again.',
  },
  service_unavailable: unavailable,
  webflow_unavailable: unavailable,
};

/**
 * Responds to a browser tab with a page, under the status of the problem and with `Retry-After` where there is a wait
 * (RFC 9110 §10.2.3); undefined for any other request. The page shows only the request id, by which the log has the
 * cause.
 */
export function problemPage(
  c: Context<AppEnv>,
  { code, extras }: ProblemError,
  connectUrl: string,
): Response | Promise<Response> | undefined {
  if (!isForPeople(c)) return undefined;
  c.set('problem', code);
  if (extras.retryAfter !== undefined) c.header('retry-after', String(extras.retryAfter));
  const { title, body } = words[code] ?? ours;
  const page = messagePage({
    title,
    body,
    actions: [{ label: 'Connect again', href: connectUrl }],
    note: { text: `If it goes on, write to us and quote this id: ${c.get('requestId')}.` },
  });
  return respondWithPage(c, page, problemStatus[code]);
}
