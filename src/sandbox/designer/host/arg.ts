import * as v from 'valibot';
import { DesignerFailure } from './failure.ts';

/** An argument of a call, checked. Throws `InvalidRequest` where it is not what the method takes. */
export function arg<T extends v.GenericSchema>(schema: T, value: unknown): v.InferOutput<T> {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success)
    throw new DesignerFailure('InvalidRequest', 'An argument is not what this method takes');
  return parsed.output;
}
