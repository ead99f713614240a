import { as, fileForm, goTo } from '../forms/forms-fixture';
import { bookAndPay, type PaidBooking } from '../support/scenario';
import type { World } from './world';

/** A session that is over and rated, with or without its form. */
const ratedSession = async ({ app, coach, candidate }: World, filed: boolean): Promise<PaidBooking> => {
  const booking = await bookAndPay(app, { coach, candidate });
  if (filed) await fileForm(app, booking);
  else await goTo(app, booking.endsAt, 1);
  await app
    .http()
    .post(`/v1/bookings/${booking.id}/rating`)
    .set(as(candidate))
    .send({ stars: 5 })
    .expect(201);
  return booking;
};

const REPORT = { reason: 'untrue', text: 'It was another day.' };

/** Situations of ratings of coaches. */
export const ratingSituations = {
  ratedEarly: async (world: World) => ({ id: (await ratedSession(world, false)).id }),
  ratingToReport: async (world: World) => {
    const { id } = await ratedSession(world, true);
    const reply = world.app.http().put(`/v1/bookings/${id}/rating/reply`);
    await reply.set(as(world.coach)).send({ text: 'Thank you.' }).expect(200);
    return { id, body: REPORT };
  },
  ratingReport: async (world: World) => {
    const { id } = await ratedSession(world, true);
    const report = world.app.http().post(`/v1/bookings/${id}/rating/reports`);
    const { body } = await report.set(as(world.coach)).send(REPORT).expect(201);
    return { id: (body as { id: string }).id };
  },
};
