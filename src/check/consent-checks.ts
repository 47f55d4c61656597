import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import { type FactId, facts } from '#contract/webflow-facts/facts.ts';
import { asAssumed, compare, untried, type Verdict } from '#contract/webflow-facts/verdict.ts';
import type { WebflowReads } from './webflow-reads.ts';

/** The scopes of the registered app. */
const scopes = ['assets:read', 'authorized_user:read', 'sites:read'];

/** Errors that OAuth 2.0 knows for a refused consent. Source: RFC 6749, 4.1.2.1. */
const knownErrors = [
  'access_denied',
  'unauthorized_client',
  'invalid_request',
  'invalid_scope',
  'server_error',
];

const TokenAnswer = v.object({
  access_token: v.string(),
  token_type: v.optional(v.unknown()),
  scope: v.optional(v.unknown()),
});

/** What a consent needs. */
export interface ConsentParts {
  /** Calls Webflow without a token. */
  readonly reads: Pick<WebflowReads, 'call'>;
  readonly app: { readonly clientId: string; readonly clientSecret: string };
  /** The origin of the consent page. */
  readonly oauthUrl: string;
  /** A redirect URI on this machine that the app is registered with. */
  readonly redirectUri: string;
  /**
   * Asks the person to open the URL and to answer so; returns the parameters of the redirect that follows, or null where none came
   * in time.
   */
  readonly answered: (url: string, answer: 'deny' | 'allow') => Promise<URLSearchParams | null>;
}

/** The verdicts of two consents, a refused one and a given one, and the token of the second. */
export interface ConsentResult {
  readonly verdicts: ReadonlyMap<FactId, Verdict>;
  readonly token: string | null;
}

function denialVerdict(query: URLSearchParams): Verdict {
  const error = query.get('error');
  const assumed = facts.denial.value?.error ?? null;
  // The person allowed it.
  if (error === null && query.has('code')) return untried('unclear');
  if (error === null) return assumed === null ? asAssumed : { is: 'different', found: 'no error parameter' };
  const found = error === assumed || knownErrors.includes(error) ? error : 'another error';
  const verdict = compare(found, assumed);
  if (verdict.is !== 'as-assumed' || query.has('error_description')) return verdict;
  return { is: 'different', found: `${found} without a description` };
}

/** Goes through a refused and a given consent. A redirect with another state than ours counts as none. */
export async function runConsents(parts: ConsentParts): Promise<ConsentResult> {
  const { reads, app, oauthUrl, redirectUri } = parts;
  const verdicts = new Map<FactId, Verdict>();

  async function ask(answer: 'deny' | 'allow'): Promise<URLSearchParams | null> {
    const state = randomBytes(32).toString('base64url');
    const url = new URL('/oauth/authorize', oauthUrl);
    const query = {
      response_type: 'code',
      client_id: app.clientId,
      scope: scopes.join(' '),
      redirect_uri: redirectUri,
      state,
    };
    url.search = String(new URLSearchParams(query));
    const answered = await parts.answered(String(url), answer);
    return answered?.get('state') === state ? answered : null;
  }

  const denied = await ask('deny');
  verdicts.set('denial', denied ? denialVerdict(denied) : untried('noAnswer'));
  const allowed = await ask('allow');
  const code = allowed?.get('code');
  verdicts.set('localhostRedirects', denied || allowed ? asAssumed : untried('noAnswer'));
  if (!code) {
    verdicts.set('tokenResponseHasExtras', untried('noAnswer'));
    return { verdicts, token: null };
  }
  const { body } = await reads.call('/oauth/access_token', {
    method: 'POST',
    withoutToken: true,
    body: JSON.stringify({
      client_id: app.clientId,
      client_secret: app.clientSecret,
      code,
      grant_type: 'authorization_code',
      redirect_uri: redirectUri,
    }),
  });
  const answer = v.safeParse(TokenAnswer, body);
  if (!answer.success) {
    verdicts.set('tokenResponseHasExtras', untried('noAnswer'));
    return { verdicts, token: null };
  }
  const hasExtras = answer.output.token_type !== undefined && answer.output.scope !== undefined;
  verdicts.set('tokenResponseHasExtras', compare(hasExtras, facts.tokenResponseHasExtras.value));
  return { verdicts, token: answer.output.access_token };
}
