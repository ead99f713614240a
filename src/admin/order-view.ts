import type { OrderListItem } from '../payments';

/** An order as admins see it. */
export const orderView = (order: OrderListItem) => {
  const money = (amount: number) => ({ amount, currency: order.currency });
  return {
    ...order,
    lines: order.lines.map((line) => ({
      bookingId: line.subjectId,
      coachId: line.coachId,
      description: line.description,
      price: money(line.priceMinor),
      earned: line.earnedMinor === null ? null : money(line.earnedMinor),
    })),
    price: money(order.priceMinor),
    paid: money(order.paidMinor),
    refunded: money(order.refundedMinor),
    refundPending: money(order.pendingRefundMinor),
    refundedByProvider: money(order.providerRefundedMinor),
    dispute: order.dispute && { ...order.dispute, amount: money(order.dispute.amountMinor) },
  };
};
