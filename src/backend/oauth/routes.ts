import { type Context, Hono } from 'hono';
import type { AppEnv } from '../http/app-env.ts';
import { messagePage } from '../pages/message.ts';
import { respondWithPage, wantsPage } from '../pages/page.ts';
import type { Deadline } from '../platform/deadline.ts';
import { createAttemptCookie } from './attempt-cookie.ts';
import { authorizeUrl, usesScopes } from './authorize-url.ts';
import { type CallbackState, callbackStatePage } from './callback-state-pages.ts';
import { type CallbackResult, createCallbacks } from './callbacks.ts';
import type { createDesignerLink } from './designer-link.ts';
import { createFindCallbackState, type FindCallbackStateDeps } from './find-callback-state.ts';
import type { Install } from './install.ts';
import type { OAuthStates } from './oauth-states.ts';
import { callbackPages, installedPage } from './pages.ts';
import { isPreviewRequest } from './preview-request.ts';

export interface OAuthRoutesDeps {
  readonly states: OAuthStates;
  readonly installations: FindCallbackStateDeps['installations'];
  readonly install: Install;
  readonly designerLink: ReturnType<typeof createDesignerLink>;
  readonly clientId: string;
  readonly oauthUrl: string;
  readonly redirectUri: string;
  readonly connectUrl: string;
  readonly deadline: Deadline;
}

/** `GET /oauth/start` and `GET /oauth/callback`. Source: RFC 6749 §4.1, RFC 9700 §4.7, Webflow's "OAuth". */
export function createOAuthRoutes(deps: OAuthRoutesDeps) {
  const { connectUrl, states } = deps;
  const cookie = createAttemptCookie(deps.redirectUri);
  const findCallbackState = createFindCallbackState(deps);
  const handleCallback = createCallbacks({
    states,
    install: deps.install,
    deadline: deps.deadline,
  });

  function show(c: Context<AppEnv>, result: CallbackResult, isFirst: boolean) {
    if (result.end !== 'installed') {
      const { text, status } = callbackPages[result.end];
      return respondWithPage(c, messagePage(text(connectUrl)), isFirst ? status : 400);
    }
    const links = result.sites.flatMap((site) => deps.designerLink(site) ?? []);
    const page = installedPage(links, connectUrl, result.scopes);
    return respondWithPage(c, messagePage(page), isFirst ? 200 : 400);
  }

  /**
   * Never a success status, because nothing was done; browsers also discard a prefetched response with an error status.
   */
  function showCallbackState(c: Context<AppEnv>, callbackState: CallbackState) {
    return respondWithPage(c, messagePage(callbackStatePage(callbackState, connectUrl)), 400);
  }

  /** An install that begins at Webflow has no state: it starts again, with one of ours. */
  function beginHere(c: Context<AppEnv>, isPreview: boolean) {
    if (!isPreview && wantsPage(c.req)) return c.redirect(connectUrl, 303);
    return showCallbackState(c, 'link_used');
  }

  const app = new Hono<AppEnv>();

  app.get('/oauth/start', async (c) => {
    const state = await states.create();
    cookie.set(c, state);
    const more = c.req.query('for') === 'uses' ? usesScopes : [];
    return c.redirect(authorizeUrl({ ...deps, state, more }), 302);
  });

  app.get('/oauth/callback', async (c) => {
    const state = c.req.query('state');
    const isPreview = isPreviewRequest(c.req);
    const isOurs = state !== undefined && cookie.matches(c, state);
    if (!isOurs) c.get('log').info({ event: 'oauth_state_refused' }, 'callback without our state');
    if (!state) return beginHere(c, isPreview);
    if (isPreview) return showCallbackState(c, (await findCallbackState(state)) ?? 'link_used');
    if (!isOurs) {
      const callbackState = (await findCallbackState(state)) ?? 'link_used';
      return showCallbackState(c, callbackState === 'waiting' ? 'no_cookie' : callbackState);
    }
    cookie.delete(c, state);
    const query = { code: c.req.query('code'), error: c.req.query('error') };
    const { result, isFirst } = await handleCallback(state, query, c.get('log'));
    return result
      ? show(c, result, isFirst)
      : showCallbackState(c, (await findCallbackState(state)) ?? 'link_used');
  });

  return app;
}
