import { Logger } from '@nestjs/common';
import {
  DomainError,
  type ErrorFacts,
  type ErrorKind,
  refused,
  tooMany,
  unavailable,
} from '../../shared/errors';
import { type ThreadLimits, withoutWords, WorkThread } from './work-thread';

/** What a worker answers: errors lose their class on the way between threads, so a refusal travels as data. */
export type Outcome<Answer> = { answer: Answer } | { refusal: Refusal };

interface Refusal extends ErrorFacts {
  kind: ErrorKind;
  code: string;
  detail: string;
}

/** Wraps what a worker does: a `DomainError` becomes an answer, everything else breaks the job. */
export const outcomeOf = async <Answer>(work: () => Answer | Promise<Answer>): Promise<Outcome<Answer>> => {
  try {
    return { answer: await work() };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { kind, code, detail, field, extra, retryAfterSeconds } = error;
    return { refusal: { kind, code, detail, field, extra, retryAfterSeconds } };
  }
};

/** What one piece may take of the heap. What lies beside it (inflated bytes) the worker counts with an `Allowance`. */
const HEAP_MB = 192;
const MOST_WAITING = 20;
/** Somebody uploads one file, or looks at the difference of two, and may do so in two windows. */
const MOST_OF_ONE = 3;
const RETRY_SECONDS = 5;

export interface StrangersWork extends Partial<ThreadLimits> {
  /** File of the worker; its default export takes a job and answers `outcomeOf(...)`. */
  worker: string;
  /** First part of the error codes, as `document`. */
  about: string;
  heapMb?: number;
}

/**
 * The thread in which files of strangers are taken apart. Whatever they make the parser do, requests are answered
 * meanwhile: time, memory and the queue are bounded, and each person's part of the queue. Errors besides the worker's
 * refusals: 429 `<about>.too_many`, 503 `<about>.busy`, 503 `<about>.too_slow`, 422 `<about>.too_complex` for what needs
 * too much memory. No other error quotes the file.
 */
export class StrangersThread<Job, Answer> {
  private readonly logger = new Logger('Files');
  readonly thread: WorkThread<Job, Outcome<Answer>>;

  constructor(work: StrangersWork) {
    const { worker, about, heapMb = HEAP_MB, longestMs = 10_000, idleMs = 60_000 } = work;
    this.thread = new WorkThread({
      worker,
      heapMb,
      longestMs,
      idleMs,
      mostWaiting: MOST_WAITING,
      mostOfOne: MOST_OF_ONE,
      tooManyOfOne: () =>
        tooMany(
          `${about}.too_many`,
          'Some files of yours are still being read; try again once they are.',
          RETRY_SECONDS,
        ),
      busy: () =>
        unavailable(`${about}.busy`, 'Too many files are being read; try again soon.', RETRY_SECONDS),
      stopping: () => unavailable(`${about}.busy`, 'The service is stopping; try again.', RETRY_SECONDS),
      tooLong: () => this.tooSlow(about, longestMs),
      broke: (thrown) => this.broken(about, thrown),
    });
  }

  /** @param who the account that sent it, or that wants to see it */
  async run(job: Job, who: string): Promise<Answer> {
    const outcome = await this.thread.run(job, who);
    if ('answer' in outcome) return outcome.answer;
    const { kind, code, detail, ...facts } = outcome.refusal;
    throw new DomainError(kind, code, detail, facts);
  }

  close(): Promise<void> {
    return this.thread.close();
  }

  private tooSlow(about: string, longestMs: number): Error {
    this.logger.warn(`reading a file (${about}) was ended after ${longestMs} ms`);
    return unavailable(`${about}.too_slow`, 'Reading this file takes too long; try again later.', 60);
  }

  private broken(about: string, thrown: unknown): Error {
    if (codeOf(thrown) !== 'ERR_WORKER_OUT_OF_MEMORY')
      return withoutWords(`a file (${about}) could not be read`, thrown);
    this.logger.warn(`reading a file (${about}) took more memory than it may`);
    return refused(`${about}.too_complex`, 'This file is too complex for us. Save a simpler one.', 'file');
  }
}

const codeOf = (thrown: unknown): unknown =>
  typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined;
