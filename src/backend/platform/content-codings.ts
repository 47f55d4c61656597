/** Codings without effect: S3 stores the header of an upload and so sends `aws-chunked` and empty values. */
const ofNoEffect = new Set(['', 'identity', 'aws-chunked']);

/**
 * The codings of a body by its `Content-Encoding`, in lower case and in the order of their application. Sources: RFC
 * 9110, 8.4; AWS, signature version 4 for chunked uploads.
 */
export function contentCodings(header: string | null): readonly string[] {
  const codings = (header ?? '').split(',').map((coding) => coding.trim().toLowerCase());
  return codings.filter((coding) => !ofNoEffect.has(coding));
}
