import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { limits } from '#contract/limits.ts';
import type { AppEnv } from '../http/app-env.ts';
import { authorizeUrl } from './authorize-url.ts';
import type { Install } from './install.ts';
import type { OAuthStates } from './oauth-states.ts';
import { pagePolicy, renderPage } from './page.ts';
import { type CallbackEnd, callbackPages } from './pages.ts';

export interface OAuthRoutesDeps {
  readonly states: OAuthStates;
  readonly install: Install;
  readonly clientId: string;
  readonly oauthUrl: string;
  readonly redirectUri: string;
  readonly connectUrl: string;
  readonly deadline?: number | undefined;
}

const stateCookie = 'asset_inspector_oauth_state';

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function wantsPage(c: Context): boolean {
  return (c.req.header('accept') ?? '').includes('text/html');
}

/** `GET /oauth/start` and `GET /oauth/callback`. Source: RFC 6749 §4.1, RFC 9700 §4.7, Webflow's "OAuth". */
export function createOAuthRoutes(deps: OAuthRoutesDeps) {
  const cookieOptions = {
    path: new URL(deps.redirectUri).pathname,
    httpOnly: true,
    secure: true,
    sameSite: 'Lax',
  } as const;

  function show(c: Context<AppEnv>, end: CallbackEnd) {
    const page = callbackPages[end];
    c.header('content-security-policy', pagePolicy);
    return c.html(renderPage(page.text(deps.connectUrl)), page.status);
  }

  /** An install that began at Webflow brings no state of ours: it is begun anew, with one. */
  function refuseForeign(c: Context<AppEnv>) {
    c.get('log').info({ event: 'oauth_state_refused' }, 'callback without our state');
    deleteCookie(c, stateCookie, cookieOptions);
    return wantsPage(c) ? c.redirect(deps.connectUrl, 303) : show(c, 'link_used');
  }

  const app = new Hono<AppEnv>();

  app.get('/oauth/start', async (c) => {
    const state = await deps.states.create();
    setCookie(c, stateCookie, state, { ...cookieOptions, maxAge: limits.oauthStateLifetime / 1000 });
    return c.redirect(authorizeUrl({ ...deps, state }), 302);
  });

  app.get('/oauth/callback', async (c) => {
    const state = c.req.query('state');
    const kept = getCookie(c, stateCookie);
    if (!state || !kept || !isSame(state, kept)) return refuseForeign(c);
    if (!(await deps.states.consume(state))) return show(c, 'link_used');
    // How Webflow words a denial is not documented (UNCONFIRMED), so any error, or no code at all, counts as one.
    if (c.req.query('error') !== undefined) return show(c, 'denied');
    const code = c.req.query('code');
    if (!code) return show(c, 'no_code');
    const deadline = AbortSignal.timeout(deps.deadline ?? limits.upstreamDeadline);
    return show(c, await deps.install(code, c.get('log'), deadline));
  });

  return app;
}
