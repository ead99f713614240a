import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MovableClock, Clock } from '../platform/clock/clock';
import { Sweeps } from '../platform/jobs/sweeps';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/time';
import type { Call } from './act-as';
import { DEMO_FORM_TEXTS } from './demo-people';

interface Booking {
  id: string;
  status: string;
  endsAt: string;
  checkout: { url: string } | null;
}

interface Question {
  key: string;
  text: string;
}

interface Form {
  id: string;
  version: number;
  template: Record<'competencies' | 'principles', { items: { key: string }[] }>;
}

/** How long ago the demo's people began. */
const BEGAN_DAYS_AGO = 6;
const ROUNDS = 40;
/** For the payment's way through the webhook. */
const WITHIN_MS = 20_000;

/**
 * Gives the demo candidate three sessions with the demo coach, through the API and through time: one whose form is
 * filed and rated, one that waits for its form, one ahead. The clock goes back to begin with and returns at the end,
 * whatever happens. Idempotency keys are fixed, so that a repeat after a kill goes on instead of booking twice.
 */
export class DemoSessions {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly candidate: Call,
    private readonly coach: Call,
  ) {}

  /** Does nothing when the candidate has sessions already or the clock cannot be moved. */
  async load(coachId: string): Promise<void> {
    const clock = this.app.get(Clock);
    if (!(clock instanceof MovableClock)) return;
    const { items } = await this.candidate('GET', '/v1/bookings');
    if (Array.isArray(items) && items.length >= 3) return;
    const offset = clock.offset();
    const now = clock.now().getTime();
    try {
      clock.setOffset(offset - BEGAN_DAYS_AGO * DAY_MS);
      const [told] = await this.bookAll(coachId, now);
      if (!told) return;
      clock.setOffset(offset + new Date(told.endsAt).getTime() + 20 * MINUTE_MS - now);
      await this.giveFeedback(told);
    } finally {
      clock.setOffset(offset);
      await this.settle();
    }
  }

  private async bookAll(coachId: string, now: number): Promise<Booking[]> {
    const wishes = [
      { after: now - 3 * DAY_MS, focus: 'Stories about disagreement; I tend to skip the outcome.' },
      { after: now - 22 * HOUR_MS, focus: 'Programme recovery, and keeping answers under three minutes.' },
      { after: now + 2 * DAY_MS, focus: 'A full round at the pace of the real one.' },
    ];
    const { items } = await this.coach('GET', '/v1/me/coach/offerings');
    const [offering] = items as { id: string }[];
    const booked: Booking[] = [];
    for (const [index, { after, focus }] of wishes.entries()) {
      const path = `/v1/coaches/${coachId}/slots?${new URLSearchParams({
        offeringId: offering?.id ?? '',
        from: new Date(after).toISOString(),
        to: new Date(after + DAY_MS).toISOString(),
      }).toString()}`;
      const { slots } = (await this.candidate('GET', path)) as { slots?: { startsAt: string }[] };
      const [slot] = slots ?? [];
      if (!slot) continue;
      const practice = { focus, principles: ['ownership', 'have-backbone-disagree-and-commit'] };
      const wish = { offeringId: offering?.id, startsAt: slot.startsAt, practice };
      booked.push(await this.book(wish, `demo-session-${index + 1}`));
    }
    return booked;
  }

  private async book(wish: object, key: string): Promise<Booking> {
    const made = (await this.candidate('POST', '/v1/bookings', wish, {
      'idempotency-key': key,
    })) as unknown as Booking;
    if (made.checkout) await payAtSandbox(made.checkout.url);
    return this.until(made.id, 'confirmed');
  }

  private async giveFeedback({ id }: Booking): Promise<void> {
    await this.until(id, 'completed');
    const kit = (await this.coach('GET', `/v1/bookings/${id}/kit`)) as { questions: Question[] };
    const form = (await this.coach('POST', `/v1/bookings/${id}/form`)) as unknown as Form;
    await this.coach('PUT', `/v1/forms/${form.id}`, answers(form, kit.questions), {
      'if-match': `"${form.version}"`,
    });
    await this.coach('POST', `/v1/forms/${form.id}/submission`);
    await this.settle();
    await this.candidate('POST', `/v1/bookings/${id}/rating`, DEMO_FORM_TEXTS.rating);
  }

  /** The booking once it is in this state; the payment's webhook comes over HTTP and takes a moment. */
  private async until(id: string, status: string): Promise<Booking> {
    const deadline = performance.now() + WITHIN_MS;
    while (performance.now() < deadline) {
      await this.settle();
      const booking = (await this.candidate('GET', `/v1/bookings/${id}`)) as unknown as Booking;
      if (booking.status === status) return booking;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`demo data: booking ${id} did not become ${status}`);
  }

  private async settle(): Promise<void> {
    const sweeps = this.app.get(Sweeps);
    for (let round = 0; round < ROUNDS; round += 1) if ((await sweeps.runAll()) === 0) return;
  }
}

/** Pays a checkout as the sandbox's page does. */
export const payAtSandbox = async (checkoutUrl: string): Promise<void> => {
  const page = new URL(checkoutUrl);
  const session = page.pathname.split('/').at(-1) ?? '';
  const paid = await fetch(`${page.origin}/sandbox/sessions/${session}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
  });
  if (!paid.ok) throw new Error(`demo data: paying answered ${paid.status} ${await paid.text()}`);
};

const answers = ({ template }: Form, questions: Question[]): object => {
  const { notes, grade, coachNote, recommendation } = DEMO_FORM_TEXTS;
  const graded = (part: 'competencies' | 'principles') =>
    Object.fromEntries(
      template[part].items.map(({ key }, index) => [
        key,
        {
          grade: index === 1 ? 'not_raising_bar' : 'raising_bar',
          evidence: { noteIds: [index === 1 ? 'n2' : 'n1'], text: grade[index % grade.length] },
          'coach-note': coachNote,
        },
      ]),
    );
  return {
    notes: notes.map((fields, index) => ({
      id: `n${index + 1}`,
      fields: { question: { questionKey: questions[index]?.key }, ...fields },
    })),
    competencies: graded('competencies'),
    principles: graded('principles'),
    recommendation,
  };
};
