import { jwtVerify, SignJWT } from 'jose';
import * as v from 'valibot';
import { WebflowId } from '#contract/ids.ts';
import type { SessionSubject } from '../access/caller.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import type { Clock } from '../platform/clock.ts';
import { limits } from '../platform/limits.ts';

const type = 'asset-inspector-session+jwt';
const audience = 'asset-inspector';

/** Seconds a session is good for. */
const lifetime = limits.sessionLifetimeMs / 1000;

/** Whole seconds since the epoch. JSON may hold `1e400`, which is read as Infinity (ECMA-262, Number of a string). */
const Seconds = v.pipe(v.number(), v.safeInteger());

const Claims = v.object({
  sub: v.string(),
  iat: Seconds,
  exp: Seconds,
  site: WebflowId,
  installation: v.pipe(v.string(), v.uuid()),
});

export interface SessionTokens {
  /** A signed token for the subject and the moment it ends, milliseconds since the epoch. */
  issue(subject: SessionSubject): Promise<{ token: string; expiresAt: number }>;
  /**
   * The subject of a token that is ours, unaltered, not expired and not older than `limits.sessionLifetimeMs`; undefined
   * for every other text.
   */
  verify(token: string): Promise<SessionSubject | undefined>;
}

interface Verified {
  readonly subject: SessionSubject;
  /** Seconds since the epoch. */
  readonly exp: number;
  /** Milliseconds of `Clock.elapsed`. */
  readonly end: number;
}

/** True where the signature is spelled the one way we spell it: base64url has spare bits in its last digit. */
function isCanonical(token: string): boolean {
  const signature = token.slice(token.lastIndexOf('.') + 1);
  return Buffer.from(signature, 'base64url').toString('base64url') === signature;
}

/**
 * Sessions as signed tokens (JWS with HMAC SHA-256, RFC 7515; explicit `typ` as RFC 8725 §3.11 asks). Every key
 * verifies, the first signs. `issuer` is our public URL. A session that this process has seen ends after what was left of
 * it then, even where the system's clock is set back meanwhile.
 */
export function createSessionTokens(keys: SecretKeys, issuer: string, clock: Clock): SessionTokens {
  const { wallTime: now, elapsed } = clock;
  const [signer] = keys;
  // A panel sends one token many times, and a signature is not checked again for what it said before. Only what we
  // signed gets in here; expiry is looked at each time.
  const verified = new Map<string, Verified>();

  function isOver(exp: number): boolean {
    return exp <= Math.floor((now() - limits.clockSkewMs) / 1000);
  }

  function remember(token: string, subject: SessionSubject, exp: number): void {
    const oldest = verified.keys().next();
    if (verified.size >= limits.rememberedSessions && !oldest.done) verified.delete(oldest.value);
    const left = exp * 1000 + limits.clockSkewMs - now();
    verified.set(token, { subject, exp, end: elapsed() + left });
  }

  return {
    async issue({ userId, siteId, installationId }) {
      const issuedAt = Math.floor(now() / 1000);
      const expiresAt = issuedAt + lifetime;
      const token = await new SignJWT({ site: siteId, installation: installationId })
        .setProtectedHeader({ alg: 'HS256', typ: type, kid: signer.id })
        .setSubject(userId)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(expiresAt)
        .sign(signer.signing);
      return { token, expiresAt: expiresAt * 1000 };
    },

    async verify(token) {
      const known = verified.get(token);
      if (known) return isOver(known.exp) || elapsed() >= known.end ? undefined : known.subject;
      if (!isCanonical(token)) return undefined;
      try {
        const { payload } = await jwtVerify(
          token,
          ({ kid }) => {
            const key = keys.find((candidate) => candidate.id === kid);
            if (!key) throw new Error('unknown key');
            return key.signing;
          },
          {
            algorithms: ['HS256'],
            typ: type,
            issuer,
            audience,
            clockTolerance: limits.clockSkewMs / 1000,
            maxTokenAge: lifetime,
            currentDate: new Date(now()),
            requiredClaims: ['exp', 'iat', 'sub'],
          },
        );
        const claims = v.safeParse(Claims, payload);
        if (!claims.success) return undefined;
        const { sub, iat, exp, site, installation } = claims.output;
        if (exp > iat + lifetime) return undefined;
        const subject = { userId: sub, siteId: site, installationId: installation };
        remember(token, subject, exp);
        return subject;
      } catch {
        return undefined;
      }
    },
  };
}
