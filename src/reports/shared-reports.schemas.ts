import { z } from 'zod';
import { releasedContent, sessionWords } from '../forms';
import { instant } from '../platform/http/schemas';
import { aboutSession } from './about-session.schemas';
import { choices, facts, nextSteps } from './released-forms.schemas';
import { labelledPart } from './report-links.schemas';

/** Whatever comes is compared with the tokens we know; without one the report does not exist. */
export const tokenParams = z.object({ token: z.string().max(100).catch('') });

const named = z.object({ name: z.string() });

export const sharedReportAnswer = z
  .object({
    ...aboutSession,
    ...sessionWords,
    notice: z.string().meta({ example: 'Practice, not a hiring decision.' }),
    disclaimer: z.string(),
    candidate: named,
    coach: named,
    facts,
    shows: z.array(labelledPart).meta({ description: 'the parts that its candidate chose' }),
    fingerprint: z.string().nullable(),
    ...choices,
    ...releasedContent,
    ...nextSteps,
    sharedUntil: z
      .object({ at: instant, atLocal: z.string(), inWords: z.string() })
      .nullable()
      .meta({ description: 'when the link ends, on the wall of its candidate; null in their preview' }),
    file: z
      .string()
      .nullable()
      .meta({ description: 'where the same is fetched as a PDF; null in a preview' }),
  })
  .meta({ id: 'SharedReport', description: 'What a link shows; the parts that it does not are empty.' });
export type SharedReportAnswer = z.input<typeof sharedReportAnswer>;
