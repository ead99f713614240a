/**
 * The addresses of the web application's pages, as paths on our own origin. Mails, invitations, PDFs and redirects take
 * them from here and nowhere else; the public address (`PUBLIC_URL`) is put before them by whoever sends them out.
 * `web/src/addresses.ts` is the list of pages that exist; a test compares the two.
 */
export const pages = {
  booking: (id: string, opened: { token?: string; back?: 'paid' | 'left' } = {}) =>
    withQuery(`/bookings/${id}`, opened),
  join: (bookingId: string, opened: { token?: string } = {}) =>
    withQuery(`/bookings/${bookingId}/join`, opened),
  selfGrade: (bookingId: string) => `/bookings/${bookingId}/self-grade`,
  feedback: (bookingId: string) => `/bookings/${bookingId}/feedback`,
  sharedReport: (token: string) => `/reports/${encodeURIComponent(token)}`,
  logIn: (next?: string) => withQuery('/login', { next }),
  confirmAddress: (token: string, next?: string) => withQuery('/verify-email', { token, next }),
  choosePassword: (token: string, next?: string) => withQuery('/reset-password', { token, next }),
  changeAddress: (token: string) => withQuery('/confirm-address', { token }),
  keepAddress: (token: string) => withQuery('/keep-address', { token }),
};

const withQuery = (path: string, query: Record<string, string | undefined>): string => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return given.length > 0 ? `${path}?${new URLSearchParams(given).toString()}` : path;
};
