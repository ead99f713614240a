import { byId, type Schemas } from '../../client';
import type { Booking } from './booking';
import type { Stage } from './stage';
import type { Offer } from './supply';
import { expect } from './walk';

const MANY = { limit: 100 };

/** Chapter 7: what the admin sees of all this, and that the books balance. */
export const lookInOffice = async (stage: Stage, offer: Offer, bookings: Booking[]): Promise<void> => {
  const { walk, admin } = stage;
  walk.chapter('What the admin sees');
  await walk.step('Both bookings, with their history', async () => {
    const { items } = await admin.api.get('/v1/admin/bookings', { params: { query: MANY } });
    const told: string[] = [];
    for (const { id } of bookings) {
      expect(
        items.some((item) => item.id === id),
        `booking ${id} is in the list`,
      );
      const { history } = await admin.api.get('/v1/admin/bookings/{id}', byId(id));
      told.push(history.map(({ to }) => to).join(' > '));
    }
    return [undefined, told.join('; ')];
  });
  await seeBooks(stage, bookings);
  await seeTraces(stage, offer);
};

const seeBooks = async ({ walk, admin }: Stage, bookings: Booking[]): Promise<void> => {
  await walk.step('The ledger: every entry of both orders sums to zero', async () => {
    const { items: orders } = await admin.api.get('/v1/admin/orders', { params: { query: MANY } });
    const kinds: string[] = [];
    for (const { id } of bookings) {
      const order = orders.find(({ lines }) => lines.some(({ bookingId }) => bookingId === id));
      expect(order, `the order of booking ${id} is in the list`);
      const ofOrder = { params: { query: { ...MANY, orderId: order.id } } };
      const { items } = await admin.api.get('/v1/admin/ledger', ofOrder);
      expect(items.length > 0, 'there are entries');
      for (const entry of items) expect(sum(entry) === 0, `entry ${entry.kind} sums to zero`);
      kinds.push(
        items
          .map(({ kind }) => kind)
          .reverse()
          .join(' > '),
      );
    }
    return [undefined, kinds.join('; ')];
  });
  await walk.step('All accounts together: zero per currency', async () => {
    const { totals } = await admin.api.get('/v1/admin/ledger/balances');
    expect(totals.length > 0 && totals.every(({ amount }) => amount === 0), 'every total is zero');
    return [undefined, totals.map(({ currency, amount }) => `${currency} ${amount}`).join(', ')];
  });
};

const sum = ({ lines }: Schemas['LedgerPage']['items'][number]): number =>
  lines.reduce((total, { amount }) => total + amount.amount, 0);

const seeTraces = async ({ walk, admin, candidate }: Stage, offer: Offer): Promise<void> => {
  await walk.step('The mails, without addresses and secrets', async () => {
    const { id: recipientId } = await candidate.api.get('/v1/me');
    const { items } = await admin.api.get('/v1/admin/mails', { params: { query: { ...MANY, recipientId } } });
    const verify = items.find(({ kind }) => kind === 'account.verify_email');
    expect(verify && verify.text === null, 'the mail with the one-time link shows no text');
    expect(!JSON.stringify(items).includes(candidate.email), 'no address is shown');
    return [undefined, `${items.length} to ${candidate.name}: ${items.map(({ kind }) => kind).join(', ')}`];
  });
  await walk.step('The audit log of the coach', async () => {
    const ofCoach = { params: { query: { ...MANY, subjectId: offer.coachId } } };
    const { items } = await admin.api.get('/v1/admin/audit-log', ofCoach);
    const actions = items.map(({ action }) => action).reverse();
    expect(actions.includes('coach.published'), 'it says who published the coach');
    return [undefined, actions.join(' > ')];
  });
};
