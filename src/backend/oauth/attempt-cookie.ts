import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { limits } from '../platform/limits.ts';

/** The cookie that ties an attempt to connect to the browser that began it. */
export interface AttemptCookie {
  set(c: Context, state: string): void;
  /** True where the browser sent the cookie of this very state. */
  matches(c: Context, state: string): boolean;
  delete(c: Context, state: string): void;
}

/** Each attempt has its own cookie, named by the beginning of its state: one in another tab does not end this one. */
function nameOf(state: string): string {
  return `asset_inspector_oauth_state_${state.slice(0, 12).replace(/[^\w-]/g, '')}`;
}

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * The cookie for callbacks at `redirectUri`. Where that is http, which only loopback may be, it is not `Secure`: Safari
 * takes no such cookie from http://localhost, which it does not count as a secure connection (WebKit bug 281149);
 * Chromium and Firefox would.
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
