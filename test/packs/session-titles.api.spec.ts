import { as, fileForm, LONG_TOKENS, startForm } from '../forms/forms-fixture';
import { mailsAbout, parseCalendar } from '../notifications/mailbox';
import type { TestAccount } from '../support/app';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

const sold = (stageKey: string) => ({ stageKey, minutes: 60, price: { amount: 12_000, currency: 'EUR' } });
const NORTHWIND = {
  company: 'Northwind',
  packKey: 'northwind-pm',
  levelKey: 'lead-pm',
  principles: ['start-outdoors'],
  competencies: ['analysis'],
};
const SELLERS = [
  {
    pack: 'amazon-tpm',
    stage: 'onsite',
    stageTitle: 'Onsite loop',
    title: 'Onsite round',
    company: 'Amazon',
    profile: {},
  },
  {
    pack: 'northwind-pm',
    stage: 'team-day',
    stageTitle: 'Team day',
    title: 'Team day conversation',
    company: 'Northwind Outfitters',
    profile: NORTHWIND,
  },
];

describe.each(SELLERS)(
  'one session of the stage $stage',
  ({ pack, stage, stageTitle, title, company, profile }) => {
    const app = useTestApp({ accessTokenMinutes: LONG_TOKENS });
    let coach: TestCoach;
    let booking: PaidBooking;

    beforeAll(async () => {
      coach = await publishedCoach(app, { name: 'Clara', offerings: [sold(stage)], profile });
      booking = await bookAndPay(app, { coach });
    });

    const read = async (who: TestAccount, path: string) =>
      (await app.http().get(`/v1/${path}`).set(as(who)).expect(200)).body;

    it('has a title of its own in the pack, and the stage keeps its', async () => {
      const { stages } = await read(coach, `packs/${pack}`);
      expect(stages.find(({ key }: { key: string }) => key === stage)).toMatchObject({
        title: stageTitle,
        sessionTitle: title,
      });
    });

    it('is sold under it', async () => {
      const admin = await app.signUp({ roles: ['admin'] });
      const offering = { ...sold(stage), title };
      expect((await read(coach, 'me/coach/offerings')).items).toMatchObject([offering]);
      expect((await read(coach, `coaches/${coach.coachId}`)).offerings).toMatchObject([offering]);
      expect((await read(coach, 'coaches')).items).toMatchObject([{ offerings: [offering] }]);
      expect((await read(admin, `admin/coaches/${coach.coachId}`)).offerings).toMatchObject([offering]);
      const changed = await app
        .http()
        .patch(`/v1/me/coach/offerings/${coach.offeringIds[0]}`)
        .set(as(coach))
        .send({ active: true })
        .expect(200);
      expect(changed.body).toMatchObject({ title });
    });

    it('is booked and paid for under it', async () => {
      for (const who of [coach, booking.candidate])
        expect(await read(who, `bookings/${booking.id}`)).toMatchObject({ stageKey: stage, title });
      expect((await read(coach, 'bookings')).items).toMatchObject([{ title }]);
      const [order] = await app.database.query<{ description: string }>('SELECT description FROM orders');
      expect(order?.description).toBe(`${title} at ${company}, 60 minutes with Clara`);
    });

    it('is called so in mails and calendars', async () => {
      const mails = await mailsAbout(app, booking.id, 'booking.confirmed');
      expect(mails).toHaveLength(2);
      for (const { subject, text_body, calendar } of mails) {
        expect(subject).toContain(`${title} with`);
        expect(text_body).toContain(`What: ${title}, 60 minutes`);
        expect(parseCalendar(calendar?.content ?? '').summary).toContain(`${title} with`);
      }
    });

    it('is called so in the kit, and wherever its form is', async () => {
      const named = { stage: { key: stage, title } };
      expect(await read(coach, `bookings/${booking.id}/kit`)).toMatchObject(named);
      if (pack === 'amazon-tpm') {
        await fileForm(app, booking);
        expect((await read(coach, 'me/coach/forms?state=filed')).items).toMatchObject([named]);
        expect(await read(booking.candidate, `bookings/${booking.id}/form`)).toMatchObject(named);
        expect((await read(booking.candidate, 'me/progress')).series).toMatchObject([named]);
      } else {
        expect(await startForm(app, booking)).toMatchObject(named);
        expect((await read(coach, 'me/coach/forms')).items).toMatchObject([named]);
      }
    });
  },
);
