import { Logger } from '@nestjs/common';
import { threadId } from 'node:worker_threads';
import { StrangersThread } from '../../src/platform/threads/strangers-thread';
import type { StrangeJob } from '../support/strange.worker';

const WORKER = require.resolve('../support/strange.worker');

const ONE = 'one person';

describe('files of strangers', () => {
  const warned = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
  let thread: StrangersThread<StrangeJob, number>;
  const open = (more: { longestMs?: number; heapMb?: number } = {}): void => {
    thread = new StrangersThread({ worker: WORKER, about: 'file', longestMs: 30_000, ...more });
  };
  const goesOn = async (): Promise<void> => expect(await thread.run('fine', ONE)).toBeGreaterThan(threadId);
  beforeEach(() => warned.mockClear());
  afterEach(() => thread.close());
  afterAll(() => warned.mockRestore());

  it('are read in another thread than that which answers requests, and refused with all that was said', async () => {
    open();
    await goesOn();
    await expect(thread.run('refused', ONE)).rejects.toMatchObject({
      name: 'DomainError',
      kind: 'refused',
      code: 'file.bad',
      detail: 'This is bad.',
      field: 'file',
      extra: { found: 7 },
    });
    await goesOn();
  });

  it('that break the parser are quoted nowhere', async () => {
    open();
    const fault = await thread.run('broken', ONE).then(
      () => new Error('read'),
      (error: Error) => error,
    );
    expect(fault.message).toBe('a file (file) could not be read (TypeError)');
    expect(`${fault.message} ${fault.stack}`).not.toContain('Lovelace');
    await goesOn();
  });

  it('that never end are given up with their thread, and the next one is read', async () => {
    open({ longestMs: 5_000 });
    await expect(thread.run('endless', ONE)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'file.too_slow',
    });
    expect(warned).toHaveBeenCalledWith('reading a file (file) was ended after 5000 ms');
    await goesOn();
  });

  it('that want all memory lose their thread and nothing else', async () => {
    open({ heapMb: 128 });
    await expect(thread.run('greedy', ONE)).rejects.toMatchObject({
      kind: 'refused',
      code: 'file.too_complex',
    });
    expect(warned).toHaveBeenCalledWith('reading a file (file) took more memory than it may');
    await goesOn();
  });

  it('wait twenty at a time; who comes then is told to come again', async () => {
    open();
    const waiting = Array.from({ length: 21 }, (_, n) => thread.run('fine', `person ${n}`));
    await expect(thread.run('fine', ONE)).rejects.toMatchObject({ code: 'file.busy', retryAfterSeconds: 5 });
    await Promise.all(waiting);
    await goesOn();
  });

  it('of one person wait at most three at a time, whatever comes of them, and others get through', async () => {
    open();
    const three = (['fine', 'refused', 'broken'] as const).map((job) => thread.run(job, ONE));
    const ended = Promise.allSettled(three);
    await expect(thread.run('fine', ONE)).rejects.toMatchObject({
      kind: 'too_many',
      code: 'file.too_many',
      retryAfterSeconds: 5,
    });
    expect(await thread.run('fine', 'somebody else')).toBeGreaterThan(threadId);
    await ended;
    await Promise.all([1, 2, 3].map(() => thread.run('fine', ONE)));
  });
});
