import { Module } from '@nestjs/common';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { conflict } from '../shared/errors';
import { Checkouts } from './orders/checkouts.service';
import { CommandRecorder } from './stripe/command-recorder.service';
import { CommandRenewal } from './stripe/command-renewal.service';
import { CommandSender } from './stripe/command-sender.service';
import { DisputeBooks } from './disputes/dispute-books.service';
import { DisputeLosses } from './disputes/dispute-losses.service';
import { Disputes } from './disputes/disputes.service';
import { StripeGateway } from './stripe/gateway/stripe.gateway';
import { Inbox } from './stripe/inbox.service';
import { LedgerQueries } from './ledger/ledger.queries';
import { Ledger } from './ledger/ledger.service';
import { ObjectReader } from './stripe/object-reader.service';
import { ObservedRefunds } from './orders/observed-refunds.service';
import { ObservedState } from './stripe/observed-state.service';
import { OrderQueries } from './orders/order.queries';
import { OrderReceipts } from './orders/order-receipts';
import { Orders } from './orders/orders.service';
import { ParkedCommands } from './stripe/parked-commands.service';
import { PaymentCommands } from './commands/payment-commands.service';
import { PaymentMetrics } from './payment.metrics';
import { Poller } from './stripe/poller.service';
import { ProviderLists } from './stripe/provider-lists.service';
import { RefundMoves } from './orders/refund-moves.service';
import { disputed } from './orders/domain/disputed.rules';
import { overCap, Refunds } from './orders/refunds.service';
import { SetAsideEvents } from './stripe/set-aside-events.service';
import { Captures } from './orders/captures.service';
import { Sightings } from './stripe/sightings.service';
import { StripeFees } from './stripe/stripe-fees.service';
import { WaitingRefunds } from './orders/waiting-refunds.service';
import { WebhookController } from './stripe/webhook.controller';
import './personal-data';

registerConstraintErrors({
  charges_refund_cap_ck: overCap,
  order_lines_refund_cap_ck: overCap,
  refunds_disputed: disputed,
  charges_one_accepted_uq: () => conflict('order.already_paid', 'This order is already paid.'),
  orders_pk: () => conflict('order.exists', 'This order exists already.'),
});

/** Orders, Stripe and the ledger. Knows no bookings: it publishes what was settled. */
@Module({
  controllers: [WebhookController],
  providers: [
    StripeGateway,
    PaymentMetrics,
    PaymentCommands,
    Checkouts,
    Ledger,
    RefundMoves,
    WaitingRefunds,
    Refunds,
    ObservedRefunds,
    DisputeBooks,
    DisputeLosses,
    Disputes,
    Captures,
    Sightings,
    ObservedState,
    ObjectReader,
    CommandRenewal,
    CommandRecorder,
    ParkedCommands,
    SetAsideEvents,
    CommandSender,
    Inbox,
    StripeFees,
    Poller,
    ProviderLists,
    Orders,
    OrderQueries,
    OrderReceipts,
    LedgerQueries,
  ],
  exports: [
    Orders,
    Refunds,
    CommandSender,
    ParkedCommands,
    SetAsideEvents,
    OrderQueries,
    OrderReceipts,
    LedgerQueries,
  ],
})
export class PaymentsModule {}
