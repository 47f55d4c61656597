/** Thrown where the database server could not be asked, or could not answer now. `cause` is the driver's error. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';

  constructor(cause: unknown) {
    super('the database server cannot be asked', { cause });
  }
}
