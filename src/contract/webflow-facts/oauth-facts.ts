import { fact } from './fact.ts';

/** What installing, tokens, and revocations leave open. */
export const oauthFacts = {
  refusedIdTokenStatus: fact<400 | 401 | 403 | 404>({
    value: 401,
    asks: 'The status of Resolve ID Token for an expired or invalid token, or a token of another app',
    ways: ['data-api'],
    usedBy: ['src/backend/session/exchange.ts'],
  }),
  anyInstallationResolves: fact({
    value: true,
    asks: 'Whether every installation of the app can resolve an ID token, or only one that covers the token’s site',
    ways: ['hand'],
    usedBy: ['src/backend/session/exchange.ts', 'src/backend/session/site-reach.ts'],
  }),
  idTokenIsJwt: fact({
    value: false,
    asks: 'Whether an ID token has the three parts of a JWT; the claims are documented nowhere',
    ways: ['designer'],
    usedBy: ['src/backend/session/exchange.ts'],
  }),
  resolveIsRateLimited: fact({
    value: true,
    asks: 'Whether Resolve ID Token counts against the rate limit of the access token',
    ways: ['data-api'],
    usedBy: ['src/backend/webflow/pacing.ts'],
  }),
  exchangeIsRateLimited: fact({
    value: false,
    asks: 'Whether the token exchange has a rate limit',
    ways: ['hand'],
    usedBy: ['src/backend/oauth/install.ts'],
  }),
  denial: fact<{ error: string; error_description: string } | null>({
    value: { error: 'access_denied', error_description: 'The user denied the request' },
    asks: 'The parameters of the redirect after a person refuses the consent',
    ways: ['consent'],
    usedBy: ['src/backend/oauth/callbacks.ts'],
  }),
  consentGrantsFewer: fact({
    value: true,
    asks: 'Whether a person can allow fewer scopes than the app asks for',
    ways: ['hand'],
    usedBy: ['src/sandbox/oauth/authorize.ts'],
  }),
  tokenResponseHasExtras: fact({
    value: true,
    asks: 'Whether the token response has token_type and scope in addition to access_token',
    ways: ['consent'],
    usedBy: ['src/backend/webflow/token-answers.ts'],
  }),
  oauthErrorStatus: fact<400 | 401>({
    value: 400,
    asks: 'The status of a token exchange with an invalid code',
    ways: ['data-api'],
    usedBy: ['src/backend/oauth/install.ts'],
  }),
  tokensExpire: fact({
    value: false,
    asks: 'Whether an access token of an installation expires by itself',
    ways: ['hand'],
    usedBy: ['src/backend/access/revocation.ts'],
  }),
  oldTokenSurvivesReinstall: fact({
    value: true,
    asks: 'Whether a token of the same app and site stays valid after the app is installed again',
    ways: ['hand'],
    usedBy: ['src/backend/access/retire-tokens.ts'],
  }),
  reinstallSharesAuthorization: fact({
    value: false,
    asks: 'Whether a second installation returns a new token of the same authorization, with the same id',
    ways: ['hand'],
    usedBy: ['src/backend/access/retire-tokens.ts'],
  }),
  revocationEnds: fact<'token' | 'authorization' | 'coverage'>({
    value: 'authorization',
    asks: 'What a revocation ends: one token, all tokens of its authorization, or all for the same sites',
    ways: ['hand'],
    usedBy: ['src/backend/access/revocation.ts', 'src/backend/access/retire-tokens.ts'],
  }),
  revokedIntrospectionStatus: fact({
    value: 401,
    asks: 'The status of Introspect for a token that was revoked, or whose app was uninstalled',
    ways: ['hand'],
    usedBy: ['src/backend/access/revocation.ts'],
  }),
  localhostRedirects: fact({
    value: true,
    asks: 'Whether a redirect URI may be http://localhost',
    settledBy: 'Data API, REST quick start',
    ways: ['consent'],
    usedBy: ['.env.example'],
  }),
  openerKept: fact({
    value: false,
    asks: 'Whether the window of a consent keeps its opener, which a Cross-Origin-Opener-Policy may cut',
    ways: ['hand'],
    usedBy: ['src/panel/connection/connecting.ts'],
  }),
  versionsRollBack: fact({
    value: false,
    asks: 'Whether an earlier version of the extension can be made the current one again',
    ways: ['hand'],
    usedBy: [],
  }),
} as const;
