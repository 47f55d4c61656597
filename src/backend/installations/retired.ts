import type { Schema } from '../database/schema.ts';
import { open, SealError } from '../keys/seal.ts';
import type { SecretKeys } from '../keys/secret-keys.ts';
import { rowName } from './row-name.ts';

/** An access token that is no longer used. */
export interface Retired {
  readonly token: string;
  /** Webflow's id of the authorisation, where it is known. */
  readonly authorizationId: string | null;
}

/** The tokens of removed rows, without those whose key is gone. */
export function openRetired(
  rows: readonly Pick<Schema['installations'], 'id' | 'sealed_token' | 'authorization_id'>[],
  keys: SecretKeys,
): Retired[] {
  return rows.flatMap(({ id, sealed_token, authorization_id }) => {
    try {
      return [{ token: open(sealed_token, rowName(id), keys), authorizationId: authorization_id }];
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      return [];
    }
  });
}
