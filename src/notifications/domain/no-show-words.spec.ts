import fc from 'fast-check';
import { CLOSE, SIDES, ZONE } from '../../../test/notifications/status-cases';
import type { Side } from '../../bookings';
import { inWords } from '../../shared/zones/in-words';
import { noShowWords } from './no-show-words';
import type { NoShow, NoShowStage } from './status-state';

const NAMES = { candidate: 'Clara Coach', coach: 'Kenji Candidate' };
const otherOf = (side: Side): Side => (side === 'coach' ? 'candidate' : 'coach');
const noShow = (missing: Side, stage: NoShowStage, wishes: Partial<NoShow> = {}): NoShow => ({
  name: 'no_show',
  missing,
  stage,
  reporters: [stage === 'agreed' ? missing : otherOf(missing)],
  until: CLOSE,
  settled: stage !== 'open',
  ...wishes,
});
const said = (state: NoShow, side: Side) =>
  noShowWords(state, { side, kind: 'session', zone: ZONE, otherName: NAMES[side] });
const next = (state: NoShow, side: Side): string => said(state, side).next.join(' ');

const side = fc.constantFrom(...SIDES);
const stage = fc.constantFrom<NoShowStage>('open', 'agreed', 'unanswered', 'decided');

describe('reports that somebody did not come', () => {
  it('say who was missing: the reader, or the other by name', () => {
    fc.assert(
      fc.property(side, side, stage, (missing, reader, at) => {
        const who = missing === reader ? 'you did not come' : `${NAMES[reader]} did not come`;
        expect(said(noShow(missing, at), reader).headline).toContain(who);
      }),
    );
  });

  it('that are open say until when they can be answered, in the zone of the reader, and what follows if not', () => {
    for (const reader of SIDES)
      for (const missing of SIDES) {
        expect(next(noShow(missing, 'open'), reader)).toContain(`until ${inWords(CLOSE, ZONE)}`);
        expect(next(noShow(missing, 'open'), reader)).toContain('it counts as reported: ');
      }
  });

  it('that are open ask the one who is said to have been missing for their side, and only them', () => {
    expect(next(noShow('coach', 'open'), 'coach')).toContain('report your side');
    expect(next(noShow('coach', 'open'), 'candidate')).not.toContain('report your side');
  });

  it('that are settled or decided ask for nothing more', () => {
    fc.assert(
      fc.property(
        side,
        side,
        stage.filter((at) => at !== 'open'),
        (missing, reader, at) =>
          expect(next(noShow(missing, at), reader)).not.toMatch(/can answer|do not answer|report your side/),
      ),
    );
  });

  it('that we decided say so to both, and say that both had a mail', () => {
    for (const reader of SIDES) {
      const words = said(noShow('coach', 'decided'), reader);
      expect(words.headline).toMatch(/^Decided: /);
      expect(words.next[0]).toContain('Greenroom looked at them and decided this. Both of you had a mail.');
    }
  });

  it('that nobody answered say who reported, and that nobody said otherwise in time', () => {
    const state = noShow('candidate', 'unanswered');
    const before = `, and nobody said otherwise before ${inWords(CLOSE, ZONE)}.`;
    expect(next(state, 'coach')).toContain(`You reported it${before}`);
    expect(next(state, 'candidate')).toContain(`Clara Coach reported it${before}`);
  });

  it('about oneself say that they came from whom they are about', () => {
    expect(next(noShow('candidate', 'agreed'), 'candidate')).toContain('You reported that yourself.');
    expect(next(noShow('coach', 'agreed'), 'candidate')).toContain('Clara Coach reported that themselves.');
  });
});

describe('what a no-show costs', () => {
  it('is the full price where the coach was missing, told to each as theirs or the candidate’s', () => {
    fc.assert(
      fc.property(stage, (at) => {
        expect(next(noShow('coach', at), 'candidate')).toMatch(/the full price goes back to you\b/i);
        expect(next(noShow('coach', at), 'coach')).toMatch(/the full price goes back to the candidate\b/i);
      }),
    );
  });

  it('is nothing where the candidate was missing: nobody is promised anything', () => {
    fc.assert(
      fc.property(side, stage, (reader, at) => {
        expect(next(noShow('candidate', at), reader)).toMatch(/nothing is refunded/i);
        expect(next(noShow('candidate', at), reader)).not.toMatch(/goes back/);
      }),
    );
  });

  it('waits while it cannot be moved, as where a bank has the money', () => {
    const waiting = noShow('coach', 'unanswered', { settled: false });
    expect(next(waiting, 'candidate')).toMatch(
      /The full price goes back to you as soon as it can be moved\.$/,
    );
    expect(next(noShow('coach', 'unanswered'), 'candidate')).toMatch(/The full price goes back to you\.$/);
  });
});
