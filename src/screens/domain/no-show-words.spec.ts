import { CLOSE, NAMES, reader, SIDES } from '../../../test/screens/booking-cases';
import type { Side } from '../../bookings';
import type { NoShow, NoShowStage } from './booking-state';
import { noShowWords } from './no-show-words';

const otherOf = (side: Side): Side => (side === 'coach' ? 'candidate' : 'coach');
const noShow = (missing: Side, stage: NoShowStage, wishes: Partial<NoShow> = {}): NoShow => ({
  key: 'no_show',
  missing,
  stage,
  reporters: [stage === 'agreed' ? missing : otherOf(missing)],
  until: CLOSE,
  settled: stage !== 'open',
  ...wishes,
});
const said = (state: NoShow, side: Side): string => {
  const { word, sentence, next } = noShowWords(state, reader(side));
  return [word, sentence, next].join(' | ');
};
const STAGES: NoShowStage[] = ['open', 'agreed', 'unanswered', 'decided'];

describe('reports that somebody did not come', () => {
  it.each(STAGES)('that are %s say who was missing: the reader, or the other by name', (stage) => {
    for (const missing of SIDES)
      for (const side of SIDES) {
        const { word } = noShowWords(noShow(missing, stage), reader(side));
        expect(word).toContain(missing === side ? 'you' : NAMES[side]);
      }
  });

  it('that are open say until when they can be answered, and what follows if not', () => {
    for (const missing of SIDES)
      for (const side of SIDES) {
        const by = missing === side ? 'say so before Wed 3 Mar, 03:00' : 'can answer until Wed 3 Mar, 03:00';
        expect(said(noShow(missing, 'open'), side)).toContain(by);
        expect(said(noShow(missing, 'open'), side)).toContain('counts as reported');
      }
  });

  it('say what it means for the price, to each side', () => {
    expect(said(noShow('coach', 'unanswered'), 'candidate')).toContain('The full price goes back to you.');
    expect(said(noShow('coach', 'decided'), 'coach')).toContain('The full price goes back to the candidate.');
    expect(said(noShow('coach', 'unanswered', { settled: false }), 'candidate')).toContain(
      'as soon as it can be moved',
    );
    expect(said(noShow('candidate', 'agreed'), 'candidate')).toContain('Nothing is refunded for it.');
  });

  it('say how it was settled', () => {
    expect(said(noShow('coach', 'decided'), 'candidate')).toContain(
      'Greenroom looked at them and decided this.',
    );
    expect(said(noShow('coach', 'agreed'), 'coach')).toContain('You reported that yourself.');
    expect(said(noShow('coach', 'unanswered'), 'candidate')).toContain(
      'You reported it, and nobody said otherwise',
    );
  });
});
