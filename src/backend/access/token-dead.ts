import { WebflowFailure, wasRejectedWith } from '../webflow/failure.ts';
import type { Webflow } from '../webflow/webflow.ts';

/** True where Webflow no longer knows the token. Throws WebflowFailure where it could not be asked. */
export async function isTokenDead(
  webflow: Pick<Webflow, 'introspect'>,
  token: string,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await webflow.introspect(token, signal);
    return false;
  } catch (error) {
    const isDecided = error instanceof WebflowFailure && error.reason.kind === 'rejected';
    if (!isDecided) throw error;
    return wasRejectedWith(error, 401);
  }
}
