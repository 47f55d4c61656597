import type { Secrets } from '../platform/secrets.ts';
import type { Transport } from './transport.ts';

/** The fields of a call's body that are secrets (RFC 6749, and Webflow's resolve call). */
const secretFields = ['client_secret', 'code', 'access_token', 'idToken'];

/** A transport that notes the secrets of each call: its token, and those of its body. */
export function withNotedSecrets(transport: Transport, note: Secrets['add']): Transport {
  return (call) => {
    if (call.token !== undefined) note(call.token);
    for (const name of secretFields) {
      const value = call.body?.[name];
      if (value !== undefined) note(value);
    }
    return transport(call);
  };
}
