import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './check-round';
import type { Round } from './history';
import { checkKept, keepRound } from './kept-rounds';
import { testFolder } from '../../support/test-folder';

it('a faulty round is kept, and judged from its file as it was', () => {
  const folder = testFolder('rounds');
  const round: Round = {
    kind: 'one time',
    number: 3,
    calls: [{ does: 'book', by: 'anna', status: 201, code: null, ms: 1, bookingId: 'b1', coachId: 'c' }],
    found: [],
    now: 0,
    bufferMs: 0,
    promised: { answers: ['book 201'], made: [1, 1], live: [1, 1] },
  };
  try {
    expect(keepRound(round, 7, folder)).toContain('npm run prove -- race --check');
    const [name = ''] = readdirSync(folder);
    expect(name).toBe('one-time-7-3.json');
    expect(checkKept(join(folder, name))).toEqual(faultsOf(round));
    expect(checkKept(join(folder, name))).toContain(
      'one time 3: booking b1 was acknowledged and is not there',
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
