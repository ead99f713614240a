/**
 * The number of the receipt for an order, as people read it out: `GR-3E9A-0D9F-4F10`. It is the random end of the
 * order's id, 48 bits, so that every page about the payment says the same one.
 */
export const receiptNumber = (orderId: string): string =>
  `GR-${(orderId.replaceAll('-', '').slice(-12).toUpperCase().match(/.{4}/g) ?? []).join('-')}`;
