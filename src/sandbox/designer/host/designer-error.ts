/** Why a Designer call is refused. Source: Designer API, error handling; typings for `ModeForbidden`. */
export type ErrorTag =
  | 'Forbidden'
  | 'ModeForbidden'
  | 'ResourceMissing'
  | 'InvalidRequest'
  | 'InternalError';

/** A call that is refused; the extension receives an Error whose `cause.tag` is the tag. */
export class DesignerError extends Error {
  readonly tag: ErrorTag;
  constructor(tag: ErrorTag, message: string) {
    super(message);
    this.tag = tag;
  }
}
