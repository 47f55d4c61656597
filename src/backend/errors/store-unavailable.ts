/** Thrown where the database could not be asked, or could not answer now. `cause` is the driver's error. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';

  constructor(cause: unknown) {
    super('the database cannot be asked', { cause });
  }
}
