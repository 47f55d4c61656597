import * as v from 'valibot';
import { DesignerError } from './designer-error.ts';

/** An argument of a call, checked. Throws `InvalidRequest` where it is not what the method takes. */
export function parseArgument<T extends v.GenericSchema>(schema: T, value: unknown): v.InferOutput<T> {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success)
    throw new DesignerError('InvalidRequest', 'An argument is not what this method takes');
  return parsed.output;
}
