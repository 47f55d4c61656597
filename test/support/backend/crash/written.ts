import type { Coverage } from '#backend/installations/coverage-rows.ts';
import { parseSecretKeys } from '#backend/keys/secret-keys.ts';

/** What the tokens of the crash tests are sealed with. */
export const keys = parseSecretKeys(`k:${Buffer.alloc(32, 5).toString('base64url')}`);

const sitesEach = 3;

function id(number: number): string {
  return number.toString(16).padStart(24, '0');
}

/** The number of the installation that covers a site or workspace. */
export function numberOf(webflowId: string): number {
  return Math.floor(Number.parseInt(webflowId, 16) / sitesEach);
}

/** What the installation of this number covers, and no other. */
export function coverageOf(number: number): Coverage {
  const siteIds = Array.from({ length: sitesEach }, (_, index) => id(number * sitesEach + index));
  return { siteIds, workspaceIds: siteIds.slice(0, 1) };
}

/** The token of the installation of this number. */
export function tokenOf(number: number): string {
  return `token of installation ${number}`;
}
