/** The `error` object of a Stripe answer. */
export interface StripeErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error' | 'rate_limit_error';
  message: string;
  code?: string;
  param?: string;
}

/**
 * A refusal in Stripe's shape.
 * `executed` tells whether the endpoint had begun its work: only then is the answer stored under the idempotency key.
 */
export class StripeApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: StripeErrorBody,
    readonly executed: boolean,
  ) {
    super(body.message);
  }
}

/** 400, a parameter that does not read: refused before any work, so it is not stored under the idempotency key. */
export function badParameter(code: string, param: string, message: string): StripeApiError {
  return new StripeApiError(400, { type: 'invalid_request_error', code, param, message }, false);
}

/** 400, understood but not possible in the present state: stored under the idempotency key. */
export function notPossible(message: string, code?: string, param?: string): StripeApiError {
  return new StripeApiError(400, { type: 'invalid_request_error', message, code, param }, true);
}

/** 404 for an id in the path. */
export function missing(object: string, id: string): StripeApiError {
  const message = `No such ${object}: '${id}'`;
  return new StripeApiError(
    404,
    { type: 'invalid_request_error', code: 'resource_missing', param: 'id', message },
    false,
  );
}

/** 400 for an id that a parameter names. */
export function missingReference(object: string, id: string, param: string): StripeApiError {
  return badParameter('resource_missing', param, `No such ${object}: '${id}'`);
}

/** 500 as Stripe answers it; the caller cannot know what was done. */
export function internalError(status = 500): StripeApiError {
  const message = 'The sandbox was told to fail here. Nothing can be concluded from this answer.';
  return new StripeApiError(status, { type: 'api_error', message }, true);
}
