import { Logger } from '@nestjs/common';
import { threadId, type Worker } from 'node:worker_threads';
import { until } from '../../../test/support/until';
import type { Block } from './block';
import { renderPdf } from './render-pdf';
import type { PdfJob } from './render.worker';
import { RenderingThread } from './rendering-thread';

const looks = { size: 10.5, weight: 'regular', colour: '#000000', before: 4, indent: 0 } as const;
const job = (text: string, more: Partial<Block> = {}): PdfJob => ({
  frame: {
    title: 'Feedback',
    author: 'A coach',
    subject: 'Practice',
    header: 'Onsite',
    footer: 'Practice',
    at: new Date('2027-02-01T12:00:00Z'),
  },
  blocks: [{ tag: 'P', text, ...looks, keepWithNext: false, ruled: false, ...more }],
});
/** Takes seconds: nothing here waits for it. */
const endless = job('They wrote the plan down. '.repeat(40_000));
const limits = { longestMs: 20_000, idleMs: 60_000 };
const ended = async (worker: Worker | undefined): Promise<void> => {
  await until(() => worker?.threadId === -1, 'the thread has ended');
};
/** Until what was asked is in the thread's hands, which happens in the turn in which it is asked. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
const errorOf = (rendering: Promise<unknown>): Promise<Error> =>
  rendering.then(
    () => new Error('rendered'),
    (error: Error) => error,
  );

const ONE = 'one person';

describe('documents', () => {
  let thread: RenderingThread;
  const works = async (): Promise<void> =>
    expect((await thread.render(job('Hello'), ONE)).subarray(0, 5).toString()).toBe('%PDF-');

  /** The thread that an idle pool has started for what was just asked; later in the turn it may be gone again. */
  const started = async (): Promise<Worker | undefined> => {
    await Promise.resolve();
    return thread.pool.threads[0];
  };

  describe('in their thread', () => {
    beforeAll(() => {
      thread = new RenderingThread(limits);
    });
    afterAll(() => thread.close());

    it('are rendered elsewhere than where requests are answered: there is no thread before, and one after', async () => {
      expect(thread.pool.threads).toEqual([]);
      const [one, other] = await Promise.all([
        thread.render(job('Hello'), ONE),
        thread.render(job('Hello'), ONE),
      ]);
      expect(one.equals(await renderPdf(job('Hello').frame, job('Hello').blocks))).toBe(true);
      expect(other.equals(one)).toBe(true);
      expect(thread.pool.threads).toHaveLength(1);
      expect(thread.pool.threads[0]?.threadId).toBeGreaterThan(threadId);
      expect(() => jest.requireActual('./render.worker')).toThrow('in a thread of their own');
    });

    it('that cannot be rendered are an error that quotes nothing of them, and the next one works', async () => {
      const fault = await errorOf(thread.render(job('Hello', { weight: 'Ada Lovelace' as never }), ONE));
      expect(fault.message).toMatch(/^a document could not be rendered \(\w*Error\)$/);
      expect(fault.stack).toMatch(/render-pdf\.ts:\d+/);
      expect(`${fault.message} ${fault.stack}`).not.toContain('Lovelace');
      await works();
    });

    it('are lost with their thread, only the one at work; those behind it get another', async () => {
      const before = thread.pool.threads[0];
      const [lost, waiting] = [errorOf(thread.render(endless, ONE)), thread.render(job('Hello'), ONE)];
      await turn();
      await before?.terminate();
      expect((await lost).message).toBe('a document could not be rendered (Error)');
      expect((await waiting).subarray(0, 5).toString()).toBe('%PDF-');
      expect(thread.pool.threads).toHaveLength(1);
      expect(thread.pool.threads[0]).not.toBe(before);
    });

    it('wait ten at a time; who comes then is told to come again', async () => {
      const eleven = Array.from({ length: 11 }, (_, n) => thread.render(job('Hello'), `person ${n}`));
      await expect(thread.render(job('Hello'), ONE)).rejects.toMatchObject({
        kind: 'unavailable',
        code: 'report.busy',
        retryAfterSeconds: 5,
      });
      await Promise.all(eleven);
      await works();
    });

    it('of one person wait at most three at a time, and those of others get through', async () => {
      const three = Array.from({ length: 3 }, () => thread.render(job('Hello'), ONE));
      await expect(thread.render(job('Hello'), ONE)).rejects.toMatchObject({
        kind: 'too_many',
        code: 'report.too_many',
        retryAfterSeconds: 5,
      });
      await thread.render(job('Hello'), 'somebody else');
      await Promise.all(three);
      await works();
    });
  });

  it('that take too long are given up, with the thread that worked on them; the log says so', async () => {
    const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    thread = new RenderingThread({ ...limits, longestMs: 1 });
    const rendering = errorOf(thread.render(endless, ONE));
    const worker = await started();
    expect(await rendering).toMatchObject({ kind: 'unavailable', code: 'report.too_slow' });
    expect(warned).toHaveBeenCalledWith('rendering was ended after 1 ms');
    await thread.close();
    await ended(worker);
    expect(thread.pool.threads).toEqual([]);
  });

  it('leave no thread behind where nobody asks any more', async () => {
    thread = new RenderingThread({ ...limits, idleMs: 1 });
    const working = works();
    const worker = await started();
    await working;
    await ended(worker);
    expect(thread.pool.threads).toEqual([]);
    await thread.close();
  });

  it('end with the program: no thread, no document, none of those that wait', async () => {
    thread = new RenderingThread(limits);
    await works();
    const rendering = [thread.render(endless, ONE), thread.render(endless, ONE)].map(errorOf);
    await turn();
    const [worker] = thread.pool.threads;
    await thread.close();
    expect(worker?.threadId).toBe(-1);
    for (const fault of await Promise.all(rendering)) expect(fault.message).not.toBe('rendered');
    await expect(thread.render(job('Hello'), ONE)).rejects.toMatchObject({ code: 'report.busy' });
    expect(thread.pool.threads).toEqual([]);
  });

  it('are refused at once when no thread can start', async () => {
    thread = new RenderingThread(limits);
    Object.assign(thread.pool.options, { filename: '/nowhere/render.worker.js' });
    const fault = await errorOf(thread.render(job('Hello'), ONE));
    expect(fault.message).toMatch(/^a document could not be rendered/);
    await thread.close();
  });
});
