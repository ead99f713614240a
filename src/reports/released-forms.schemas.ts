import { z } from 'zod';
import { givenRecommendation, releasedContent, releasedNote, sessionWords } from '../forms';
import { instant, labelled, pageOf, pageQuery, person, uuid } from '../platform/http/schemas';
import { ratingAnswer } from '../ratings';
import { aboutSession } from './about-session.schemas';
import { labelledPart, reportLink } from './report-links.schemas';

const corrected = z.object({
  part: z.enum(['recommendation', 'principles', 'competencies', 'notes']),
  key: z.string().meta({ description: 'of the item, or the number of the note' }),
  title: z.string(),
  field: z.string().meta({ description: 'what of it, as people call it', example: 'Grade' }),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

const version = z
  .object({
    number: z.int(),
    kind: z.enum(['submitted', 'amended', 'entered_in_error']),
    at: instant,
    inWords: z.string(),
    reason: z.string().nullable().meta({ description: 'why the coach amended it' }),
    corrections: z.array(corrected),
  })
  .meta({ id: 'ReportVersion' });

/** The lines at the top of a report. */
export const facts = z.array(z.object({ term: z.string(), text: z.string() }).meta({ id: 'ReportFact' }));

const choice = labelled.extend({ description: z.string() }).meta({ id: 'Choice' });

/** What grades and recommendations are chosen from, lowest first: what a scale is drawn by. */
export const choices = {
  scale: z.array(choice.extend({ order: z.int(), passing: z.boolean() }).meta({ id: 'ScaleGrade' })),
  notTested: choice,
  recommendations: z.array(
    choice.extend({ order: z.int(), hires: z.boolean() }).meta({ id: 'RecommendationChoice' }),
  ),
};

const weakItem = labelled
  .extend({ part: z.enum(['principles', 'competencies']), grade: z.string(), gradeKey: z.string() })
  .meta({ id: 'WeakItem' });
const suggestion = z
  .object({ key: z.string(), text: z.string(), practises: z.string() })
  .meta({ id: 'SuggestedQuestion' });

/** What follows from a report for those who read it. */
export const nextSteps = {
  workOn: z.array(weakItem).meta({ description: 'what did not reach the target level, weakest first' }),
  suggestions: z
    .array(suggestion)
    .meta({ description: 'questions to practise with, none that you were given before' }),
};

/** What a candidate may read of a form. It has no member for anything that is meant for others. */
export const releasedFormAnswer = z
  .object({
    id: uuid,
    bookingId: uuid,
    submittedAt: instant.nullable().meta({ description: 'null only in the preview of its coach' }),
    amendedAt: instant.nullable().meta({ description: 'when its coach corrected it last' }),
    fingerprint: z.string().nullable().meta({
      description: 'Hash over everything this form ever said; compare it to notice a change.',
    }),
    ...sessionWords,
    ...aboutSession,
    title: z.string().meta({ description: 'of the form; what to call the report is reportTitle' }),
    notice: z.string().meta({ example: 'Practice, not a hiring decision.' }),
    disclaimer: z.string(),
    coach: person,
    candidate: person,
    minutes: z.int().nullable().meta({ description: 'how long the session was; null for a document' }),
    facts,
    ...choices,
    ...releasedContent,
    notes: z.array(
      releasedNote.extend({
        reportable: z.boolean().meta({ description: 'a question of the bank, which you may report to us' }),
      }),
    ),
    ...nextSteps,
    bookFor: z
      .object({
        packKey: z.string(),
        stageKey: z.string().nullable(),
        principle: z.array(z.string()),
        competency: z.string().nullable(),
        titles: z.array(z.string()).meta({ description: 'what it is for; empty when nothing fell short' }),
      })
      .meta({
        id: 'BookFor',
        description: 'The search for coaches who help with it: parameters of /v1/coaches.',
      }),
    selfGrade: z
      .array(
        labelled.extend({
          part: z.enum(['principles', 'competencies']),
          own: z.string(),
          ownKey: z.string(),
          coach: z.string().nullable(),
          coachKey: z.string().nullable(),
          gap: z.int().nullable(),
          inWords: z.string().meta({ example: 'You: Solid. Your coach: Raising the bar. 1 step higher.' }),
        }),
      )
      .meta({
        description:
          'how the candidate graded themselves before; gap counts steps of the scale, above zero where the coach saw more',
      }),
    versions: z.array(version).meta({
      description:
        'what the report said from version to version, oldest first, and what each correction changed',
    }),
    links: z
      .array(reportLink)
      .meta({ description: 'by which you share it, newest first; empty for its coach' }),
    parts: z.array(labelledPart).meta({ description: 'what a link may show, to choose from' }),
    rating: ratingAnswer.nullable().meta({ description: 'yours of this session' }),
    actions: z
      .array(z.object({ name: z.enum(['share', 'rate']), refusedWhy: z.string().nullable() }))
      .meta({ description: 'what you can do with it, and why not, where only that stands in the way' }),
  })
  .meta({ id: 'ReleasedForm' });
export type ReleasedFormAnswer = z.input<typeof releasedFormAnswer>;

export const historyQuery = z.strictObject(pageQuery);

const formSummary = z
  .object({
    id: uuid,
    bookingId: uuid,
    submittedAt: instant.nullable(),
    amendedAt: instant.nullable(),
    ...sessionWords,
    ...aboutSession,
    title: z.string().meta({ description: 'of the form; what to call the report is reportTitle' }),
    notice: z.string(),
    coach: person,
    recommendation: givenRecommendation.nullable(),
  })
  .meta({ id: 'FormSummary' });
export type FormSummary = z.input<typeof formSummary>;
export const formPageAnswer = pageOf(formSummary).meta({ id: 'FormPage' });
