import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

const documented = {
  400: { code: 'bad_request', message: 'Bad Request: Request is malformed' },
  401: { code: 'not_authorized', message: 'Request not authorized' },
  403: { code: 'missing_scopes', message: 'OAuthForbidden: You are missing the following scopes' },
  404: { code: 'resource_not_found', message: 'Requested resource not found' },
  429: { code: 'too_many_requests', message: 'Too Many Requests' },
  500: { code: 'internal_error', message: 'An Internal Error occurred' },
  503: { code: 'service_unavailable', message: 'Service temporarily unavailable' },
} as const;

/** A status with a documented error body. Source: Data API v2, Error handling. */
export type ErrorStatus = keyof typeof documented;

/** The body of every 4xx and 5xx response. Source: Data API v2, Error handling. */
export interface ErrorBody {
  message: string;
  code: string;
  externalReference: null;
  details: (string | { field: string; message: string })[];
}

/** The documented error body of a status; `text` replaces the message. Source: Data API v2, Error handling. */
export function errorBody(status: ErrorStatus, text?: string, details: ErrorBody['details'] = []): ErrorBody {
  const { code, message } = documented[status];
  return { message: text ?? message, code, externalReference: null, details };
}

/** A response with the documented error body of a status. */
export function errorResponse(
  context: Context,
  status: ErrorStatus,
  text?: string,
  details?: ErrorBody['details'],
): Response {
  return context.json(errorBody(status, text, details), status satisfies ContentfulStatusCode);
}
