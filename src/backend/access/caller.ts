import type { Log } from '../platform/log.ts';

/** Who a session speaks for: a Webflow user, on one site, through one installation. */
export interface SessionSubject {
  readonly userId: string;
  readonly siteId: string;
  readonly installationId: string;
}

/** Who asks for something, the log of the request, and the signal that aborts when the answer is no longer wanted. */
export interface Caller {
  readonly subject: SessionSubject;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** A caller without a session. */
export type AnonymousCaller = Omit<Caller, 'subject'>;
