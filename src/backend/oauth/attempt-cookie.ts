import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { limits } from '../platform/limits.ts';

/** The cookie that ties an attempt to connect to the browser that began it. */
export interface AttemptCookie {
  set(c: Context, state: string): void;
  /** True where the request has the cookie of this state. */
  matches(c: Context, state: string): boolean;
  delete(c: Context, state: string): void;
}

/** One cookie per attempt, named by the start of its state: attempts in two tabs do not end each other. */
function nameOf(state: string): string {
  return `asset_inspector_oauth_state_${state.slice(0, 12).replace(/[^\w-]/g, '')}`;
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The cookie for callbacks at `redirectUri`. It is not `Secure` for http, which only loopback may have: Safari does not
 * treat http://localhost as secure and rejects such a cookie (WebKit bug 281149).
 */
export function createAttemptCookie(redirectUri: string): AttemptCookie {
  const { pathname, protocol } = new URL(redirectUri);
  const options = {
    path: pathname,
    httpOnly: true,
    secure: protocol === 'https:',
    sameSite: 'Lax',
  } as const;

  return {
    set: (c, state) =>
      setCookie(c, nameOf(state), state, { ...options, maxAge: limits.oauthStateLifetimeMs / 1000 }),
    matches(c, state) {
      const kept = getCookie(c, nameOf(state));
      return kept !== undefined && isSame(state, kept);
    },
    delete: (c, state) => void deleteCookie(c, nameOf(state), options),
  };
}
