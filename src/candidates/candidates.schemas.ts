import { z } from 'zod';
import { key, keyList } from '../platform/http/keys';
import { instant, labelled, localDate, plainLine, plainText, uuid } from '../platform/http/schemas';

const years = z.int().min(0).max(60);

/** PUT replaces the profile: what is left out is emptied. */
export const profileRequest = z
  .strictObject({
    headline: plainLine(120).nullable().default(null),
    background: plainText(4000).nullable().default(null),
    years: years.nullable().default(null),
  })
  .meta({
    id: 'CandidateProfileRequest',
    example: {
      headline: 'Programme manager moving to large-scale infrastructure',
      background: 'Nine years in telecoms; led two data-centre moves.',
      years: 9,
    },
  });
export type ProfileRequest = z.output<typeof profileRequest>;

export const profileAnswer = z
  .object({
    candidateId: uuid,
    name: z.string(),
    zone: z.string(),
    headline: z.string().nullable(),
    background: z.string().nullable(),
    years: z.int().nullable(),
    updatedAt: instant.nullable(),
  })
  .meta({
    id: 'CandidateProfile',
    description: 'Name and zone are those of the account; change them at /v1/me.',
    example: {
      candidateId: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
      name: 'Maya',
      zone: 'Europe/Paris',
      headline: 'Programme manager moving to large-scale infrastructure',
      background: null,
      years: 9,
      updatedAt: '2027-02-01T12:00:00.000Z',
    },
  });
export type CandidateProfile = z.input<typeof profileAnswer>;

const interviewDate = localDate.nullable().meta({ description: 'on your own calendar; null while unknown' });

export const createTargetRequest = z
  .strictObject({
    packKey: key.meta({ example: 'amazon-tpm' }),
    levelKey: key.meta({ example: 'l6' }),
    interviewDate: interviewDate.default(null),
    focusPrinciples: keyList.default([]),
    focusCompetencies: keyList.default([]),
  })
  .meta({
    id: 'CreateTarget',
    example: {
      packKey: 'amazon-tpm',
      levelKey: 'l6',
      interviewDate: '2027-03-15',
      focusPrinciples: ['ownership', 'dive-deep'],
      focusCompetencies: ['communication'],
    },
  });
export type CreateTarget = z.output<typeof createTargetRequest>;

export const changeTargetRequest = z
  .strictObject({
    levelKey: key.optional(),
    interviewDate: interviewDate.optional(),
    focusPrinciples: keyList.optional(),
    focusCompetencies: keyList.optional(),
  })
  .meta({
    id: 'ChangeTarget',
    description: 'Only what is given changes. For another pack make another target.',
    example: { interviewDate: '2027-03-22' },
  });
export type ChangeTarget = z.output<typeof changeTargetRequest>;

export const targetAnswer = z
  .object({
    id: uuid,
    packKey: z.string(),
    pack: labelled,
    levelKey: z.string(),
    level: labelled,
    interviewDate: z.string().nullable(),
    focusPrinciples: z.array(z.string()),
    focusCompetencies: z.array(z.string()),
    principles: z.array(labelled).meta({ description: 'The same as focusPrinciples, with their names.' }),
    competencies: z
      .array(labelled)
      .meta({ description: 'The same as focusCompetencies, with their titles.' }),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({
    id: 'Target',
    example: {
      id: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
      packKey: 'amazon-tpm',
      pack: { key: 'amazon-tpm', title: 'Amazon - Technical Program Manager' },
      levelKey: 'l6',
      level: { key: 'l6', title: 'Senior TPM (L6)' },
      interviewDate: '2027-03-15',
      focusPrinciples: ['ownership', 'dive-deep'],
      focusCompetencies: ['communication'],
      principles: [
        { key: 'ownership', title: 'Ownership' },
        { key: 'dive-deep', title: 'Dive Deep' },
      ],
      competencies: [{ key: 'communication', title: 'Communication' }],
      createdAt: '2027-02-01T12:00:00.000Z',
      updatedAt: '2027-02-01T12:00:00.000Z',
    },
  });

/** What a candidate prepares for. */
export interface Target {
  id: string;
  candidateId: string;
  packKey: string;
  levelKey: string;
  /** YYYY-MM-DD on the candidate's calendar. */
  interviewDate: string | null;
  focusPrinciples: string[];
  focusCompetencies: string[];
  createdAt: Date;
  updatedAt: Date;
}
