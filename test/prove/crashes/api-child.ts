import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../../src/app';
import { MovableClock } from '../../../src/platform/clock/clock';
import { armFaults } from '../../../src/platform/fault-points';
import { Sweeps } from '../../../src/platform/jobs/sweeps';
import type { Answer, Order, Orders } from './api-process';

/**
 * The API in a process of its own, driven by the proof that forked it: it starts, moves its clock, arms faults and
 * runs its sweeps when it is told to, and ends with its parent.
 */
const clock = new MovableClock();
let app: NestFastifyApplication | null = null;

const tell = (answer: Answer): void => void process.send?.(answer);

const obey: { [Name in keyof Orders]: (with_: Orders[Name]['takes']) => Promise<Orders[Name]['gives']> } = {
  start: async ({ config, at }) => {
    if (at) clock.stopAt(new Date(at));
    app = await createApp({ config, clock });
    await app.listen(config.port, '127.0.0.1');
    return app.getUrl();
  },
  setClock: async (at) => clock.stopAt(new Date(at)),
  arm: async (faults) => armFaults(faults, ({ point }) => tell({ hit: point })),
  sweep: async () => (await app?.get(Sweeps).runAll()) ?? 0,
};

const run = <Name extends keyof Orders>({ name, takes }: Order<Name>): Promise<Orders[Name]['gives']> =>
  obey[name](takes);

process.on('message', (order: Order<keyof Orders>) => {
  run(order).then(
    (gives) => tell({ id: order.id, gives }),
    (error: unknown) =>
      tell({ id: order.id, error: error instanceof Error ? String(error.stack) : 'unknown' }),
  );
});
process.on('disconnect', () => process.exit(0));
