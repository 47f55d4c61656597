/** Why a Designer call is refused. Source: Designer API, error handling; typings for `ModeForbidden`. */
export type FailureTag =
  | 'Forbidden'
  | 'ModeForbidden'
  | 'ResourceMissing'
  | 'InvalidRequest'
  | 'InternalError';

/** A call that is refused; the extension receives an Error whose `cause.tag` is the tag. */
export class DesignerFailure extends Error {
  readonly tag: FailureTag;
  constructor(tag: FailureTag, message: string) {
    super(message);
    this.tag = tag;
  }
}
