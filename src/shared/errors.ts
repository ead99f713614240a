/**
 * The one way our code refuses something. Domain functions and services throw a `DomainError`;
 * a single filter turns it into a problem document (RFC 9457). Nobody else knows about HTTP.
 */
export type ErrorKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'precondition_failed'
  | 'precondition_required'
  | 'unsupported_media_type'
  | 'too_large'
  | 'refused'
  | 'too_many'
  | 'unavailable';

/** Members of a problem document that mean the same in every problem. */
export type ReservedMember = 'type' | 'title' | 'status' | 'detail' | 'code' | 'requestId';

/** Further members of a problem document. They cannot be called like one that every problem has. */
export type ExtraMembers = Record<string, unknown> & Partial<Record<ReservedMember, never>>;

export interface ErrorFacts {
  /** The input field that is at fault, as a dotted path (`windows.0.start`). */
  field?: string;
  /** More members of the problem document, for example the next free slots. */
  extra?: ExtraMembers;
  /** Seconds after which the same call may succeed; becomes `Retry-After`. */
  retryAfterSeconds?: number;
}

export class DomainError extends Error {
  readonly field?: string;
  readonly extra?: ExtraMembers;
  readonly retryAfterSeconds?: number;

  /** @param code stable and machine-readable (`booking.cancel_after_start`); @param detail for a person. */
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    readonly detail: string,
    facts: ErrorFacts = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'DomainError';
    this.field = facts.field;
    this.extra = facts.extra;
    this.retryAfterSeconds = facts.retryAfterSeconds;
  }
}

/** 400: the request cannot be understood. */
export const malformed = (code: string, detail: string, field?: string): DomainError =>
  new DomainError('malformed', code, detail, { field });

/** 401: we do not know who is asking. */
export const unauthenticated = (code: string, detail: string): DomainError =>
  new DomainError('unauthenticated', code, detail);

/** 403: we know who is asking, and their role may not do this. */
export const forbidden = (code: string, detail: string): DomainError =>
  new DomainError('forbidden', code, detail);

/** 404: it does not exist, or the caller may not know that it does. Always the same words; the field where it was named. */
export const notFound = (what: string, field?: string): DomainError =>
  new DomainError('not_found', `${what}.not_found`, `There is no such ${what.replaceAll('_', ' ')}.`, {
    field,
  });

/** 409: somebody was first, or the thing is in a state that does not allow this. */
export const conflict = (code: string, detail: string, extra?: ExtraMembers): DomainError =>
  new DomainError('conflict', code, detail, { extra });

/** 422: it parses, but a value or a rule is against it. */
export const refused = (code: string, detail: string, field?: string, extra?: ExtraMembers): DomainError =>
  new DomainError('refused', code, detail, { field, extra });

/** 412: the `If-Match` version is not the present one. */
export const preconditionFailed = (code: string, detail: string, extra?: ExtraMembers): DomainError =>
  new DomainError('precondition_failed', code, detail, { extra });

/** 428: an `If-Match` header is needed here. */
export const preconditionRequired = (code: string, detail: string): DomainError =>
  new DomainError('precondition_required', code, detail);

/** 429: too often; try again after so many seconds. */
export const tooMany = (code: string, detail: string, retryAfterSeconds: number): DomainError =>
  new DomainError('too_many', code, detail, { retryAfterSeconds });

/** 503: we cannot serve this now; try again after so many seconds. */
export const unavailable = (code: string, detail: string, retryAfterSeconds: number): DomainError =>
  new DomainError('unavailable', code, detail, { retryAfterSeconds });
