import { checkAgainstPack, checkInterviewDate } from './target.rules';

const pack = {
  levels: [{ key: 'l6' }],
  principles: [{ key: 'ownership' }],
  competencies: [{ key: 'delivery' }],
};
const target = {
  levelKey: 'l6',
  interviewDate: null,
  focusPrinciples: ['ownership'],
  focusCompetencies: ['delivery'],
};

describe('a target', () => {
  it('may name what its pack has', () => {
    expect(() => checkAgainstPack(target, pack)).not.toThrow();
  });

  it.each([
    [{ levelKey: 'l9' }, 'level.unknown', 'levelKey'],
    [{ focusPrinciples: ['ownership', 'luck'] }, 'principle.unknown', 'focusPrinciples.1'],
    [{ focusCompetencies: ['juggling'] }, 'competency.unknown', 'focusCompetencies.0'],
  ])('names the field of what the pack does not have: %j', (change, code, field) => {
    expect(() => checkAgainstPack({ ...target, ...change }, pack)).toThrow(
      expect.objectContaining({ code, field, kind: 'refused' }),
    );
  });

  it('may be for today on the calendar of the candidate, wherever that is', () => {
    const now = new Date('2027-02-01T12:00:00Z');
    expect(() => checkInterviewDate('2027-02-01', now, 'Europe/Paris')).not.toThrow();
    expect(() => checkInterviewDate('2027-02-01', now, 'Pacific/Kiritimati')).toThrow(
      expect.objectContaining({ code: 'target.interview_date_past', field: 'interviewDate' }),
    );
    expect(() => checkInterviewDate(null, now, 'Europe/Paris')).not.toThrow();
  });
});
