import { Module } from '@nestjs/common';
import { registerConstraintErrors } from '../platform/database/constraint-errors';
import { conflict } from '../shared/errors';
import { Checkouts } from './checkouts.service';
import { CommandRecorder } from './command-recorder.service';
import { CommandRenewal } from './command-renewal.service';
import { CommandSender } from './command-sender.service';
import { DisputeBooks } from './dispute-books.service';
import { DisputeLosses } from './dispute-losses.service';
import { Disputes } from './disputes.service';
import { StripeGateway } from './gateway/stripe.gateway';
import { Inbox } from './inbox.service';
import { LedgerQueries } from './ledger.queries';
import { Ledger } from './ledger.service';
import { ObjectReader } from './object-reader.service';
import { ObservedRefunds } from './observed-refunds.service';
import { ObservedState } from './observed-state.service';
import { OrderQueries } from './order.queries';
import { OrderReceipts } from './order-receipts';
import { Orders } from './orders.service';
import { ParkedCommands } from './parked-commands.service';
import { PaymentCommands } from './payment-commands.service';
import { PaymentMetrics } from './payment-metrics';
import { Payments } from './payments.service';
import { Poller } from './poller.service';
import { ProviderLists } from './provider-lists.service';
import { RefundMoves } from './refund-moves.service';
import { disputed, overCap, Refunds } from './refunds.service';
import { SetAsideEvents } from './set-aside-events.service';
import { Settlement } from './settlement.service';
import { Sightings } from './sightings.service';
import { StripeFees } from './stripe-fees.service';
import { WaitingRefunds } from './waiting-refunds.service';
import { WebhookController } from './webhook.controller';
import './personal-data';

registerConstraintErrors({
  charges_refund_cap_ck: overCap,
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
    Settlement,
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
    Payments,
  ],
  exports: [Payments, ParkedCommands, SetAsideEvents, OrderQueries, OrderReceipts, LedgerQueries],
})
export class PaymentsModule {}
