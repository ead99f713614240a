import Stripe from 'stripe';
import { type GatewayFailure, PARAMETER_AGED } from '../../commands';

/** Stripe gave no usable answer; `failure` says what is known about it. */
export class GatewayError extends Error {
  constructor(readonly failure: GatewayFailure) {
    super(failure.message);
    this.name = 'GatewayError';
  }

  /** There is no such object at Stripe. */
  get missing(): boolean {
    return this.failure.status === 404;
  }
}

/** An answer that came as a success but is not what was asked for; its effect is unknown. */
export const unexpectedAnswer = (message: string): GatewayError =>
  new GatewayError({ status: null, code: null, message, replayed: false, unexpected: true });

/** The SDK's errors as plain facts; anything else is rethrown by the caller. */
export const failureOf = (error: unknown): GatewayFailure | null => {
  if (error instanceof GatewayError) return error.failure;
  if (!(error instanceof Stripe.errors.StripeError)) return null;
  const aged = error.statusCode === 400 && error.param === 'expires_at';
  return {
    status: error.statusCode ?? null,
    code: aged
      ? PARAMETER_AGED
      : (error.code ?? (error.rawType === 'idempotency_error' ? error.rawType : null)),
    message: error.message,
    replayed: error.headers?.['idempotent-replayed'] === 'true',
    unexpected: false,
  };
};
