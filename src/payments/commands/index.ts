export {
  type CommandAnswer,
  decideCommandOutcome,
  type GatewayFailure,
  howToTry,
  isDefinite,
  PARAMETER_AGED,
  retryAt,
} from './domain/command-decisions';
export { type CommandRow, type CommandsOf, PaymentCommands } from './payment-commands.service';
export { checkoutParams, refundParams, renewedCheckoutParams, renewedRefundParams } from './stripe-params';
