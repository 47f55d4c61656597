/** Milliseconds to wait for Webflow in a test of its silence; all other tests wait as long as it takes. */
export const shortDeadline = 150;

/** Options for a test that meets this reply. */
export function patienceFor(reply: { kind: string; stallAfter?: number } | undefined): { deadline?: number } {
  const isSilent = reply?.kind === 'hang' || reply?.stallAfter !== undefined;
  return isSilent ? { deadline: shortDeadline } : {};
}
