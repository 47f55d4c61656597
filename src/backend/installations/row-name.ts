/** What a token is sealed to, so that it opens in its own row only. */
export function rowName(installationId: string): string {
  return `installations/${installationId}`;
}
