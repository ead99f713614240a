import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** What the server under test offers. */
export interface Ready {
  /** Address of the application. */
  app: string;
  /** Address of the bare Fastify beside it: /row, /slots, /directory. */
  bare: string;
  /** What is listed: a week of slots of a coach with office hours and a few bookings, and a page of the directory. */
  paths: { slots: string; directory: string };
  /** Times that can be booked, none twice, and enough of them. */
  times: { offeringId: string; startsAt: string }[];
  /** Candidates' tokens; each may hold three times. */
  tokens: string[];
  /** How many statements the transaction of a booking has. */
  statements: number;
}

/** What the server with many forms offers. */
export interface FormsReady {
  app: string;
  /** Address of the bare Fastify beside it: /row, and a route for each list. */
  bare: string;
  lists: Record<'history' | 'history100' | 'queue' | 'queue100', { path: string; token: string }>;
  /** How many statements the application needs for each list. */
  statements: Record<string, number>;
}

export type Question = { ask: 'usage' } | { ask: 'memory' } | { ask: 'loop'; count: number; width: number };
export interface Answer {
  /** Microseconds of CPU of the server's process since its start. */
  cpu: number;
  /** Bytes after a collection; only for `memory`. */
  heap?: number;
  rss?: number;
  /** Milliseconds that the loop took; only for `loop`. */
  ms?: number;
}

/** The server under test, in a process of its own, so that the load does not count as its work. */
export class Child<Facts = Ready> {
  private constructor(
    private readonly child: ChildProcess,
    readonly facts: Facts,
  ) {}

  static async start<Facts = Ready>(
    env: Record<string, string> = {},
    execArgv: string[] = [],
    script = 'server.ts',
  ): Promise<Child<Facts>> {
    const child = fork(join(__dirname, script), {
      env: { ...process.env, ...env },
      execArgv: ['--expose-gc', '-r', '@swc-node/register', ...execArgv],
    });
    const ended = once(child, 'exit').then(() => {
      throw new Error('the server under test ended');
    });
    ended.catch(() => undefined);
    const [{ ready }] = (await Promise.race([once(child, 'message'), ended])) as [{ ready: Facts }];
    return new Child(child, ready);
  }

  async ask(question: Question): Promise<Answer> {
    this.child.send(question);
    const [answer] = (await once(this.child, 'message')) as [Answer];
    return answer;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.send({ ask: 'stop' });
    await ended;
  }
}
