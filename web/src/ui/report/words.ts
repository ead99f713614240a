import { counted } from '../../domain/words';

/** Texts of a feedback report, as its candidate and those whom they show it to read it. */
export const reportWords = {
  verdict: 'Overall recommendation',
  against: (level: string) => `Against ${level}`,
  place: (at: number, of: number) => `Step ${at} of ${of}, the highest last`,
  glance: 'At a glance',
  item: 'What was graded',
  legend: { coach: 'Coach', own: 'You' },
  passingFrom: (grade: string) => `The line: from “${grade}” on, it reaches the level.`,
  /** How far the coach's grade is above the candidate's own, in steps of the scale. */
  gap: (steps: number) =>
    `you: ${counted(Math.abs(steps), 'step', 'steps')} ${steps < 0 ? 'higher' : 'lower'}`,
  noGrade: 'No grade',
  workOn: 'What to work on',
  nothingShort: 'Nothing fell short in what was tested.',
  practise: 'Practise with',
  practises: (what: string) => `for ${what}`,
  details: 'Details',
  principles: 'Principles',
  competencies: 'Competencies',
  nextLooksLike: (grade: string) => `What would “${grade}” look like?`,
  note: (n: number) => `Note ${n}`,
  toNote: (n: number) => `See note ${n}`,
  notes: 'Notes',
  shows: 'Shows',
  proof: 'Proof',
  fingerprint: 'Fingerprint',
  fingerprintHelp: 'Changes whenever anything in this report changes.',
  corrected: 'Corrected',
};
