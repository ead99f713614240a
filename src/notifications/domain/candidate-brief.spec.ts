import { briefText, type CandidateBrief } from './candidate-brief';

const brief = (wishes: Partial<CandidateBrief> = {}): CandidateBrief => ({
  name: 'Kenji Candidate',
  headline: null,
  focus: [],
  level: null,
  interviewDate: null,
  hasResume: false,
  ...wishes,
});

describe('what a coach reads of a candidate', () => {
  it('is who, what focus, level, date and resume', () => {
    const known = brief({
      headline: 'Moving to infrastructure',
      focus: ['Conflict stories', 'Ownership'],
      level: 'Senior TPM (L6)',
      interviewDate: '2027-03-12',
      hasResume: true,
    });
    expect(briefText(known, 'session').split('\n')).toEqual([
      'Who: Kenji Candidate, “Moving to infrastructure”',
      'Focus: Conflict stories; Ownership',
      'Level: Senior TPM (L6)',
      'Their interview: 12 March 2027',
      'Resume: there is one; you find it with the booking, when you are logged in',
    ]);
  });

  it('says what the candidate does not say, and that the document of a review is still to come', () => {
    expect(briefText(brief(), 'document').split('\n')).toEqual([
      'Who: Kenji Candidate',
      'Focus: nothing special is asked for',
      'Level: not said',
      'Their interview: no date is given',
      'Resume: none is given',
      'Document: still to come',
    ]);
  });
});
