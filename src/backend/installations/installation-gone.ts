/** Thrown where a change is for an installation that was removed meanwhile. */
export class InstallationGoneError extends Error {
  override readonly name = 'InstallationGoneError';
}
