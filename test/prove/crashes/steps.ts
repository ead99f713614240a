import type { TestAccount } from '../../support/app';
import { sessionOf } from '../../support/scenario';
import type { Stage } from './stage';

/** A hold or booking as its candidate knows it. */
export interface Held {
  id: string;
  key: string;
  startsAt: string;
  endsAt: Date;
  candidate: TestAccount;
  /** The candidate's authorization header. */
  as: { Authorization: string };
}

interface View {
  id: string;
  status: string;
  startsAt: string;
  endsAt: string;
  checkout: { url: string } | null;
}

let keys = 0;

export const candidateOf = (stage: Stage): Promise<TestAccount> => stage.app.signUp();

/** Takes a time, asking until there is an answer; throws unless that is a 201. */
export const hold = async (
  stage: Stage,
  candidate: TestAccount,
  startsAt: string,
  key = `crash-${process.pid}-${(keys += 1)}`,
): Promise<Held> => {
  const as = { Authorization: `Bearer ${candidate.token}` };
  const answer = await stage.ask((http) =>
    http
      .post('/v1/bookings')
      .set(as)
      .set('Idempotency-Key', key)
      .send({ offeringId: stage.coach.offeringIds[0], startsAt }),
  );
  if (answer.status !== 201) throw new Error(`booking: ${answer.status} ${answer.text}`);
  const { id, endsAt } = answer.body as View;
  stage.acknowledged.push(id);
  return { id, key, startsAt, endsAt: new Date(endsAt), candidate, as };
};

/** The booking as its candidate sees it now. */
export const look = async (stage: Stage, { id, as }: Held): Promise<View> => {
  const answer = await stage.ask((http) => http.get(`/v1/bookings/${id}`).set(as));
  if (answer.status !== 200) throw new Error(`looking: ${answer.status} ${answer.text}`);
  return answer.body as View;
};

/** Pays at Stripe what the candidate is shown; what follows from it has not happened yet. */
export const pay = async (stage: Stage, held: Held): Promise<void> => {
  const { checkout, status } = await look(stage, held);
  if (!checkout) throw new Error(`there is nothing to pay: ${status}`);
  await stage.app.stripe.pay(sessionOf({ checkout }));
};

/** Pays in the last moment, while the webhooks about it are lost. */
export const payUnnoticed = async (stage: Stage, held: Held): Promise<void> => {
  await stage.app.stripe.misbehave({ webhooks: { lose: 'all' } });
  await pay(stage, held);
  await stage.app.stripe.behave();
};

/** A confirmed booking at least so many hours ahead, and nothing left to do. */
export const bookPaid = async (stage: Stage, hoursAhead: number): Promise<Held> => {
  const held = await hold(stage, await candidateOf(stage), await stage.freeSlot(hoursAhead));
  await pay(stage, held);
  await stage.converge();
  return held;
};
