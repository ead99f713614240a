import { until } from '../support/until';
import type { TestAccount } from '../support/app';
import { bookAndPay, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

/** A page that listens: what it has been told so far, and the way to close it. */
interface Listener {
  status: number;
  told: () => { type: string; id: string; changedAt: string }[];
  isOver: () => boolean;
  close: () => void;
}

describe('what changes while one looks', () => {
  const app = useTestApp();

  const listen = async (who: TestAccount | null): Promise<Listener> => {
    const stopping = new AbortController();
    const answer = await fetch(`${app.url}/v1/events`, {
      headers: { accept: 'text/event-stream', ...(who && { authorization: `Bearer ${who.token}` }) },
      signal: stopping.signal,
    });
    let text = '';
    let over = false;
    const read = async (): Promise<void> => {
      const decoder = new TextDecoder();
      for await (const bytes of answer.body ?? [])
        text += decoder.decode(bytes as Uint8Array, { stream: true });
    };
    void read()
      .catch(() => undefined)
      .finally(() => (over = true));
    return {
      status: answer.status,
      told: () =>
        [...text.matchAll(/^event: change\ndata: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? '')),
      isOver: () => over,
      close: () => stopping.abort(),
    };
  };

  it('is told to both people of a booking, and to nobody else', async () => {
    const [coach, other] = [await app.signUp({ roles: ['coach'] }), await app.signUp()];
    const first = await bookAndPay(app, { coach: await publishedCoach(app) });
    const listeners = await Promise.all([first.candidate, first.coach, other, coach].map(listen));
    await app
      .http()
      .post(`/v1/bookings/${first.id}/cancellation`)
      .set('Authorization', `Bearer ${first.candidate.token}`)
      .send({})
      .expect(200);
    await app.settle();
    for (const one of listeners.slice(0, 2)) {
      const told = await until(
        () => one.told().find(({ type }) => type === 'booking.cancelled'),
        'it was told',
      );
      expect(told).toEqual({
        type: 'booking.cancelled',
        id: first.id,
        changedAt: app.clock.now().toISOString(),
      });
    }
    expect(listeners.slice(2).map((one) => one.told())).toEqual([[], []]);
    for (const one of listeners) one.close();
  });

  it('is told to nobody who is not logged in', async () => {
    expect((await listen(null)).status).toBe(401);
  });

  it('is no endless answer to whoever did not ask for one', async () => {
    const somebody = await app.signUp();
    const { text } = await app
      .http()
      .get('/v1/events')
      .set('Authorization', `Bearer ${somebody.token}`)
      .expect(200);
    expect(text).toMatch(/^: /);
  });

  it('is heard by a dozen pages of one account, and the next is refused', async () => {
    const somebody = await app.signUp();
    const open = await Promise.all(Array.from({ length: 12 }, () => listen(somebody)));
    const { status, isOver } = await listen(somebody);
    expect(status).toBe(429);
    await until(isOver, 'the refusal is read');
    open[0]?.close();
    await until(async () => {
      const next = await listen(somebody);
      next.close();
      return next.status === 200;
    }, 'a place is free again');
    for (const one of open) one.close();
  });
});
