/** The name that a token is bound to, so that it opens only in its own row. */
export function rowName(installationId: string): string {
  return `installations/${installationId}`;
}
