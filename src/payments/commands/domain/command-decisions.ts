import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../shared/time';
import type { CommandStatus } from './command.states';

export type CommandKind = 'checkout.create' | 'checkout.expire' | 'refund.create';

/** What a rule may know about a command. */
export interface CommandFacts {
  kind: CommandKind;
  status: CommandStatus;
  /** Sends so far, this one included. */
  attempts: number;
  firstSentAt: Date | null;
  /** The last answer was a stored 5xx, or may hide an effect: sending again cannot tell. */
  lookupNext: boolean;
  /** 1 for the first command, one more for each that took over. */
  generation: number;
  /** From here on the frozen parameters are void (a checkout's own expiry); null when they keep. */
  voidFrom: Date | null;
}

/** Why Stripe gave no usable answer. `status` is null when nothing came back at all. */
export interface GatewayFailure {
  status: number | null;
  code: string | null;
  message: string;
  /** Stripe marked the answer as a stored one (`Idempotent-Replayed`). */
  replayed: boolean;
  /** It answered 2xx, but with something that cannot be what we asked for. */
  unexpected: boolean;
}

export type CommandAnswer = 'done' | 'not_found' | GatewayFailure;

export type CommandDecision =
  | { do: 'succeed' }
  | { do: 'send_again'; at: Date }
  | { do: 'look_up'; at: Date }
  /** Nothing exists at Stripe: a fresh command takes over. */
  | { do: 'renew' }
  /** A definite refusal. */
  | { do: 'fail' }
  /** A bank has the money until it decides: it is tried again afterwards. */
  | { do: 'wait' }
  /** A person must look: nothing more is tried. */
  | { do: 'park' };

/** Stripe keeps idempotency keys for at least 24 h; one hour of margin (money rule 3). */
export const SAME_KEY_MS = 23 * HOUR_MS;
/** After this many tries (about 17 h) a person looks at it. */
export const MAX_ATTEMPTS = 40;
/** So many commands may follow each other for one purpose. */
export const MAX_GENERATIONS = 4;
const LONGEST_WAIT_MS = 30 * MINUTE_MS;

/** Waits 5 s, 10 s, 20 s ... at most 30 minutes between tries. */
export const retryAt = (attempts: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(5 * SECOND_MS * 2 ** Math.max(0, attempts - 1), LONGEST_WAIT_MS));

/** Before a try: send with the same key, or look up because the key may be forgotten, its answer useless, or time up. */
export const howToTry = (command: CommandFacts, now: Date): 'send' | 'look_up' => {
  if (command.lookupNext) return 'look_up';
  if (command.attempts > 1 && command.voidFrom && command.voidFrom <= now) return 'look_up';
  const age = command.firstSentAt ? now.getTime() - command.firstSentAt.getTime() : 0;
  return age < SAME_KEY_MS ? 'send' : 'look_up';
};

/** 4xx that say "never", as opposed to "not now" (409, 429, 408) and "your key is wrong" (401, 403). */
export const isDefinite = (status: number | null): boolean =>
  status !== null && status >= 400 && status < 500 && ![401, 403, 408, 409, 429].includes(status);

/**
 * What follows from an answer, or from the lack of one (money rules 2 and 3). Unknown outcomes (no connection,
 * timeout, 5xx, an answer of the wrong shape) are never taken for failures.
 */
export const decideCommandOutcome = (
  answer: CommandAnswer,
  command: CommandFacts,
  now: Date,
): CommandDecision => {
  if (answer === 'done') return { do: 'succeed' };
  if (answer === 'not_found') return afterFindingNothing(command, now);
  if (isDefinite(answer.status)) return afterRefusal(answer, command, now);
  if (command.attempts >= MAX_ATTEMPTS) return { do: 'park' };
  if (command.lookupNext || answer.unexpected || (answer.replayed && (answer.status ?? 0) >= 500)) {
    return { do: 'look_up', at: retryAt(command.attempts, now) };
  }
  return { do: 'send_again', at: retryAt(command.attempts, now) };
};

/** Our own code for "Stripe refuses `expires_at`": it was fresh when frozen, so only time can have spoilt it. */
export const PARAMETER_AGED = 'expires_at_aged';

/** Stripe's code for a refund of a payment that a bank has, or has kept. */
const DISPUTED = 'charge_disputed';

const afterRefusal = (failure: GatewayFailure, command: CommandFacts, now: Date): CommandDecision => {
  if (failure.code === 'idempotency_error') return { do: 'park' };
  // A session that cannot be expired has moved on, and an earlier try may have gone through unheard: look.
  if (command.kind === 'checkout.expire' || (command.attempts > 1 && !command.lookupNext)) {
    return { do: 'look_up', at: command.lookupNext ? retryAt(command.attempts, now) : now };
  }
  if (command.kind === 'refund.create' && failure.code === DISPUTED) return { do: 'wait' };
  return command.kind === 'checkout.create' && failure.code === PARAMETER_AGED
    ? renew(command)
    : { do: 'fail' };
};

/** Nothing at Stripe carries this command's id (or the session is still open): it took no effect. */
const afterFindingNothing = (command: CommandFacts, now: Date): CommandDecision => {
  // Lists may lag behind a write by moments: believe them only at the third try.
  return command.attempts < 3 ? { do: 'look_up', at: retryAt(command.attempts, now) } : renew(command);
};

const renew = (command: CommandFacts): CommandDecision =>
  command.generation < MAX_GENERATIONS ? { do: 'renew' } : { do: 'park' };
