import 'reflect-metadata';
import type { Server, ServerResponse } from 'node:http';
import { createApp } from '../../src/app';
import { MovableClock } from '../../local/clock/movable-clock';
import { armFaults } from '../../src/platform/fault-points';
import { Sweeps } from '../../src/platform/jobs/sweeps';
import { hearBegunAgain } from './begun-again';
import { settling } from './until-quiet';
import type { ClockState, FromChild, ProcessOrders, ToChild } from './api-processes';

/**
 * One API process for `startApiProcesses`: the application as main.ts starts it, without sandbox and migrations, with
 * a clock that its parent moves. It ends with its parent; SIGTERM drains it as in production.
 */
const clock = new MovableClock();

const setClock = ({ stoppedAt, offsetMs }: ClockState): void =>
  stoppedAt ? clock.stopAt(new Date(stoppedAt)) : clock.setOffset(offsetMs);

const tell = (message: FromChild): void => void process.send?.(message);

/** The same, answered once it is under way: the last words of a process. */
const tellLast = (message: FromChild): Promise<void> =>
  new Promise((told) => (process.connected ? process.send?.(message, () => told()) : told()));

/** Requests that were taken up and have no whole answer yet; one whose connection goes away like that is told of. */
const openRequests = (server: Server): Set<ServerResponse> => {
  const open = new Set<ServerResponse>();
  server.on('request', (_, response) => {
    open.add(response);
    response.once('close', () => {
      open.delete(response);
      if (!response.writableFinished) tell({ kind: 'cut_off', requests: 1 });
    });
  });
  return open;
};

const start = async (): Promise<void> => {
  const orders = JSON.parse(process.env.API_PROCESS ?? '') as ProcessOrders;
  setClock(orders.clock);
  armFaults(orders.config.faults, (fault) => tell({ kind: 'fault', fault }));
  const app = await createApp({ config: orders.config, clock });
  const sweepUntilQuiet = settling(app.get(Sweeps), clock);
  const open = openRequests(app.getHttpServer());
  hearBegunAgain(app, () => tell({ kind: 'begun_again' }));
  process.once('SIGTERM', () => {
    app
      .close()
      .then(() => tellLast({ kind: 'cut_off', requests: open.size }))
      .then(() => process.exit(0), fail);
  });
  process.on('message', (message: ToChild) => {
    answer(message).catch(fail);
  });
  const answer = async (message: ToChild): Promise<void> => {
    if (message.kind === 'clock') setClock(message.clock);
    if (message.kind === 'faults') armFaults(message.faults, (fault) => tell({ kind: 'fault', fault }));
    let done = message.kind === 'sweep' ? await app.get(Sweeps).runAll() : 0;
    if (message.kind === 'sweep_until_quiet') done = await sweepUntilQuiet();
    tell({ kind: 'done', id: message.id, done });
  };
  await app.listen(orders.config.port, '127.0.0.1');
  const address = app.getHttpServer().address();
  tell({ kind: 'listening', port: typeof address === 'object' && address ? address.port : 0 });
};

const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
};

process.once('disconnect', () => process.exit(2));
start().catch(fail);
