import { addHours, addMinutes } from '../../../shared/time';
import {
  decideCommandOutcome,
  howToTry,
  isDefinite,
  MAX_ATTEMPTS,
  MAX_GENERATIONS,
  PARAMETER_AGED,
  retryAt,
  type CommandAnswer,
  type CommandFacts,
  type GatewayFailure,
} from './command-decisions';

const now = new Date('2027-02-01T12:00:00Z');
const command = (facts: Partial<CommandFacts> = {}): CommandFacts => ({
  kind: 'checkout.create',
  status: 'sent',
  attempts: 1,
  firstSentAt: now,
  lookupNext: false,
  generation: 1,
  voidFrom: null,
  ...facts,
});
const failure = (facts: Partial<GatewayFailure>): GatewayFailure => ({
  status: null,
  code: null,
  message: '',
  replayed: false,
  unexpected: false,
  ...facts,
});

describe('what follows from an answer', () => {
  const cases: [string, CommandAnswer, Partial<CommandFacts>, string][] = [
    ['an answer succeeds', 'done', {}, 'succeed'],
    ['no connection is unknown: the same key again', failure({}), {}, 'send_again'],
    ['a fresh 500 is unknown: the same key again', failure({ status: 500 }), {}, 'send_again'],
    ['a stored 500 can only be replayed: look up', failure({ status: 500, replayed: true }), {}, 'look_up'],
    [
      'an answer of the wrong shape may hide an effect: look up',
      failure({ unexpected: true }),
      {},
      'look_up',
    ],
    [
      'a look-up without an answer is looked up again',
      failure({ status: 500 }),
      { lookupNext: true },
      'look_up',
    ],
    ['409 is not now', failure({ status: 409 }), {}, 'send_again'],
    ['429 is not now', failure({ status: 429 }), {}, 'send_again'],
    ['a wrong API key is not the command’s fault', failure({ status: 401 }), {}, 'send_again'],
    ['a definite refusal of the first try fails', failure({ status: 400 }), {}, 'fail'],
    ['a definite refusal of a refund fails', failure({ status: 400 }), { kind: 'refund.create' }, 'fail'],
    [
      'a refund of what a bank has waits for the bank',
      failure({ status: 400, code: 'charge_disputed' }),
      { kind: 'refund.create' },
      'wait',
    ],
    [
      'a refusal after an unheard try is looked up first',
      failure({ status: 400 }),
      { attempts: 2 },
      'look_up',
    ],
    ['an aged expiry takes a fresh command', failure({ status: 400, code: PARAMETER_AGED }), {}, 'renew'],
    [
      'an expire that is refused means: read the session',
      failure({ status: 400 }),
      { kind: 'checkout.expire' },
      'look_up',
    ],
    ['one key with two bodies is our bug', failure({ status: 400, code: 'idempotency_error' }), {}, 'park'],
    ['nothing found is not believed at once', 'not_found', { attempts: 2 }, 'look_up'],
    ['nothing found the third time is believed', 'not_found', { attempts: 3 }, 'renew'],
    [
      'commands do not follow each other for ever',
      'not_found',
      { attempts: 3, generation: MAX_GENERATIONS },
      'park',
    ],
    ['an outage does not last for ever', failure({}), { attempts: MAX_ATTEMPTS }, 'park'],
  ];
  it.each(cases)('%s', (_, answer, facts, decision) => {
    expect(decideCommandOutcome(answer, command(facts), now).do).toBe(decision);
  });
});

describe('how to try', () => {
  const cases: [string, Partial<CommandFacts>, 'send' | 'look_up'][] = [
    ['the first time: send', {}, 'send'],
    [
      'just under 23 h: the key still counts',
      { attempts: 9, firstSentAt: addMinutes(addHours(now, -23), 1) },
      'send',
    ],
    ['from 23 h on the key may be forgotten', { attempts: 9, firstSentAt: addHours(now, -23) }, 'look_up'],
    ['after a stored 500', { attempts: 2, lookupNext: true }, 'look_up'],
    ['a re-send after the parameters are void', { attempts: 2, voidFrom: now }, 'look_up'],
  ];
  it.each(cases)('%s', (_, facts, how) => expect(howToTry(command(facts), now)).toBe(how));
});

it('only 4xx that will never change are definite', () => {
  const definite = [399, 400, 401, 402, 403, 404, 408, 409, 422, 429, 499, 500, 503].filter(isDefinite);
  expect(definite).toEqual([400, 402, 404, 422, 499]);
  expect(isDefinite(null)).toBe(false);
});

it('waits double each time, at most half an hour', () => {
  const waits = [1, 2, 3, 12, 40].map((attempts) => retryAt(attempts, now).getTime() - now.getTime());
  expect(waits).toEqual([5_000, 10_000, 20_000, 1_800_000, 1_800_000]);
});
