import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { limits } from '#contract/limits.ts';
import type { AppEnv } from '../http/app-env.ts';
import { messagePage } from '../pages/message.ts';
import { answerPage } from '../pages/page.ts';
import type { ReachedSite } from '../webflow/site-answers.ts';
import { authorizeUrl } from './authorize-url.ts';
import type { createDesignerLink } from './designer-link.ts';
import type { Install } from './install.ts';
import type { OAuthStates } from './oauth-states.ts';
import { type CallbackEnd, callbackPages, installedPage } from './pages.ts';

export interface OAuthRoutesDeps {
  readonly states: OAuthStates;
  readonly install: Install;
  readonly designerLink: ReturnType<typeof createDesignerLink>;
  readonly clientId: string;
  readonly oauthUrl: string;
  readonly redirectUri: string;
  readonly connectUrl: string;
  readonly deadline?: number | undefined;
}

/** Each attempt has its own cookie, named by the beginning of its state: one in another tab does not end this one. */
function cookieOf(state: string): string {
  return `asset_inspector_oauth_state_${state.slice(0, 12).replace(/[^\w-]/g, '')}`;
}

/** The errors of Webflow or of our request, not what the person chose. Source: RFC 6749 §4.1.2.1. */
const faults = new Set([
  'invalid_request',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'unauthorized_client',
  'unsupported_response_type',
]);

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

  function show(c: Context<AppEnv>, end: Exclude<CallbackEnd, 'installed'>) {
    const { text, status } = callbackPages[end];
    return answerPage(c, messagePage(text(deps.connectUrl)), status);
  }

  function showInstalled(c: Context<AppEnv>, sites: readonly ReachedSite[]) {
    const links = sites.flatMap((site) => deps.designerLink(site) ?? []);
    return answerPage(c, messagePage(installedPage(links, deps.connectUrl)));
  }

  /** An install that began at Webflow brings no state of ours: it is begun anew, with one. */
  function refuseForeign(c: Context<AppEnv>) {
    c.get('log').info({ event: 'oauth_state_refused' }, 'callback without our state');
    return wantsPage(c) ? c.redirect(deps.connectUrl, 303) : show(c, 'link_used');
  }

  const app = new Hono<AppEnv>();

  app.get('/oauth/start', async (c) => {
    const state = await deps.states.create();
    setCookie(c, cookieOf(state), state, { ...cookieOptions, maxAge: limits.oauthStateLifetime / 1000 });
    return c.redirect(authorizeUrl({ ...deps, state }), 302);
  });

  app.get('/oauth/callback', async (c) => {
    const state = c.req.query('state');
    const kept = state && getCookie(c, cookieOf(state));
    if (!state || !kept || !isSame(state, kept)) return refuseForeign(c);
    deleteCookie(c, cookieOf(state), cookieOptions);
    if (!(await deps.states.consume(state))) return show(c, 'link_used');
    const error = c.req.query('error');
    if (error !== undefined && faults.has(error)) {
      c.get('log').warn({ event: 'oauth_refused', reason: error }, 'Webflow refused to begin an install');
      return show(c, 'failed');
    }
    // How Webflow words a denial is not documented (UNCONFIRMED), so any other error counts as one.
    if (error !== undefined) return show(c, 'denied');
    const code = c.req.query('code');
    if (!code) return show(c, 'no_code');
    const deadline = AbortSignal.timeout(deps.deadline ?? limits.upstreamDeadline);
    const result = await deps.install(code, c.get('log'), deadline);
    return result.end === 'installed' ? showInstalled(c, result.sites) : show(c, result.end);
  });

  return app;
}
