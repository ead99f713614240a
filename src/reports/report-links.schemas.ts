import { z } from 'zod';
import { instant, pageOf, person, plainText, uuid } from '../platform/http/schemas';
import { aboutSession } from './about-session.schemas';
import { LINK_STATES } from './domain/report-link.rules';
import { REPORT_PARTS } from './report-parts';

const MOST_DAYS = 90;
const part = z.enum(REPORT_PARTS);
export const labelledPart = z.object({ key: part, title: z.string() }).meta({ id: 'ReportPart' });

/** Parts in an address: `recommendation,principles`. */
export const partsQuery = z.strictObject({
  parts: z
    .union([z.string().transform((text) => text.split(',')), z.array(z.string())])
    .pipe(z.array(part).min(1).max(REPORT_PARTS.length))
    .default([...REPORT_PARTS])
    .meta({ description: 'what the link would show; everything when left out', example: ['recommendation'] }),
});
export type PartsQuery = z.output<typeof partsQuery>;

export const reportLinkRequest = z
  .strictObject({
    parts: z
      .array(part)
      .min(1)
      .max(REPORT_PARTS.length)
      .transform((parts) => REPORT_PARTS.filter((one) => parts.includes(one)))
      .default([...REPORT_PARTS])
      .meta({ description: 'what the link shows; everything when left out' }),
    days: z.int().min(1).max(MOST_DAYS).default(30).meta({ description: 'how long it works' }),
    label: plainText(80).optional().meta({ description: 'for yourself: whom it is for' }),
  })
  .meta({
    id: 'NewReportLink',
    examples: [{ parts: ['recommendation', 'principles'], days: 14, label: 'My mentor' }],
  });
export type ReportLinkRequest = z.output<typeof reportLinkRequest>;

const link = {
  id: uuid,
  bookingId: uuid,
  label: z.string().nullable(),
  parts: z.array(part),
  createdAt: instant,
  expiresAt: instant,
  revokedAt: instant.nullable(),
  ...aboutSession,
  coach: person,
  shows: z.array(labelledPart).meta({ description: 'the parts, as people call them' }),
  state: z.enum(LINK_STATES).meta({
    description:
      'withdrawn: the feedback was taken back, so that the link leads nowhere though it has not ended',
  }),
  createdAtLocal: z.string().meta({ description: 'the same on the wall of your zone' }),
  expiresAtLocal: z.string(),
  lastVisitAtLocal: z.string().nullable(),
  visits: z.int().meta({ description: 'how often it was followed; programs that make previews count too' }),
  lastVisitAt: instant.nullable(),
};

export const newReportLinkAnswer = z
  .object({ ...link, url: z.string().meta({ description: 'Shown this once: we keep only a hash of it.' }) })
  .meta({ id: 'NewReportLinkAnswer' });

export const reportLink = z.object(link).meta({ id: 'ReportLink' });
export type ReportLinkView = z.input<typeof reportLink>;
export const reportLinksAnswer = pageOf(reportLink).meta({ id: 'ReportLinks' });

export const reportLinkVisitsAnswer = z
  .object({
    ...link,
    log: z
      .array(z.object({ at: instant, atLocal: z.string(), agent: z.string().nullable() }))
      .meta({ description: 'the newest visits first, at most 100' }),
  })
  .meta({ id: 'ReportLinkVisits' });
