/** To the payment page; where that is slow to open, to the booking, which opens it by itself. */
export const goToPay = ({ id, checkout }: { id: string; checkout: { url: string } | null }): void =>
  location.assign(checkout?.url ?? `/bookings/${id}`);
