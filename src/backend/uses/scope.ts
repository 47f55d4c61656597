/** A site, as one installation reads it. */
export interface Scope {
  readonly installationId: string;
  readonly siteId: string;
}

/** The right to read a site; another owner may get it once it has not been renewed. */
export interface Lease extends Scope {
  readonly owner: string;
}

/** The columns of a scope. */
export function scopeColumns({ installationId, siteId }: Scope) {
  return { installation_id: installationId, site_id: siteId };
}

/** Thrown where the reading was paused, begun again, taken over by another instance, or is gone with its installation. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}
