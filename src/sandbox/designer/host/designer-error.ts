/** The reason of a Designer error. Source: Designer API, error handling; typings for `ModeForbidden`. */
export type ErrorTag =
  | 'Forbidden'
  | 'ModeForbidden'
  | 'ResourceMissing'
  | 'InvalidRequest'
  | 'InvalidTargetElement'
  | 'InvalidStyleVariant'
  | 'InternalError';

/** The error of a Designer call. The extension receives an Error whose `cause.tag` is `tag`. */
export class DesignerError extends Error {
  readonly tag: ErrorTag;
  constructor(tag: ErrorTag, message: string) {
    super(message);
    this.tag = tag;
  }
}
