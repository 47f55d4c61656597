import type { TestBackend } from '#test/support/backend/backend.ts';

/** One person's way through an install, a step at a time. */
export interface InstallWalk {
  /** The answer of `/oauth/start`. */
  readonly start: Response;
  /** Where it sent the browser. */
  readonly authorizeUrl: string;
  readonly state: string;
  /** The name and value a browser sends back. */
  readonly cookie: string;
}

/** `name=value` of the cookie a response sets; empty where it sets none or clears it. */
export function cookieOf(response: Response): string {
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** Begins an install, as pressing "Connect site" does. */
export async function beginInstall({ app }: TestBackend): Promise<InstallWalk> {
  const start = await app.request('/oauth/start');
  const authorizeUrl = start.headers.get('location') ?? '';
  const state = new URL(authorizeUrl).searchParams.get('state') ?? '';
  return { start, authorizeUrl, state, cookie: cookieOf(start) };
}

/** The path and query with which Webflow sends the browser back after consent. */
export async function consent({ webflow }: TestBackend, walk: InstallWalk): Promise<string> {
  const { pathname, search } = new URL(await webflow.giveConsent(walk.authorizeUrl));
  return pathname + search;
}

export interface Visit {
  readonly cookie?: string;
  /** What the client says it accepts; a browser's unless given. */
  readonly accept?: string;
}

/** Opens a callback address. */
export async function visit(
  { app }: TestBackend,
  path: string,
  { cookie, accept = 'text/html,*/*' }: Visit = {},
): Promise<Response> {
  return app.request(path, { headers: { accept, ...(cookie === undefined ? {} : { cookie }) } });
}
