/** Names of codings that change nothing: S3 stores what an upload said, and so sends `aws-chunked` and empty values. */
const ofNoEffect = new Set(['', 'identity', 'aws-chunked']);

/**
 * The codings a `Content-Encoding` says a body has, in lower case and in the order in which they were applied.
 * Sources: RFC 9110, 8.4; AWS, signature version 4 for chunked uploads.
 */
export function contentCodings(header: string | null): readonly string[] {
  const codings = (header ?? '').split(',').map((coding) => coding.trim().toLowerCase());
  return codings.filter((coding) => !ofNoEffect.has(coding));
}
