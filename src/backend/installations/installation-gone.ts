/** Thrown where the installation to change was removed meanwhile. */
export class InstallationGoneError extends Error {
  override readonly name = 'InstallationGoneError';
}
