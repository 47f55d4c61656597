import * as v from 'valibot';
import { DesignerError } from './designer-error.ts';

/** The argument parsed by `schema`. Throws `InvalidRequest` if it does not match. */
export function parseArgument<T extends v.GenericSchema>(schema: T, value: unknown): v.InferOutput<T> {
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw new DesignerError('InvalidRequest', 'An argument is not what this method takes');
  return parsed.output;
}
