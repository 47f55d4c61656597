import * as v from 'valibot';
import { WebflowFailure } from './failure.ts';
import type { Call, CallKind, Transport } from './transport.ts';

/** Sends a call to a path of an origin. Returns its answer in the schema's shape; throws WebflowFailure for any other. */
export type Ask = <const S extends v.GenericSchema>(
  schema: S,
  origin: string,
  path: string,
  call: Omit<Call, 'url'> & { readonly kind: CallKind },
) => Promise<v.InferOutput<S>>;

/** Asks over `transport`. */
export function createAsk(transport: Transport): Ask {
  return async (schema, origin, path, call) => {
    const parsed = v.safeParse(schema, await transport({ ...call, url: new URL(path, origin) }));
    if (!parsed.success) throw new WebflowFailure({ kind: 'bad_answer', what: 'wrong shape' });
    return parsed.output;
  };
}
