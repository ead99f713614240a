import { z } from 'zod';
import { instant, pageOf, plainText, uuid } from '../platform/http/schemas';
import { REPORT_PARTS } from './report-parts';

const MOST_DAYS = 90;
const part = z.enum(REPORT_PARTS);

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
  visits: z.int().meta({ description: 'how often it was followed; programs that make previews count too' }),
  lastVisitAt: instant.nullable(),
};

export const newReportLinkAnswer = z
  .object({ ...link, url: z.string().meta({ description: 'Shown this once: we keep only a hash of it.' }) })
  .meta({ id: 'NewReportLinkAnswer' });

export const reportLinksAnswer = pageOf(z.object(link).meta({ id: 'ReportLink' })).meta({
  id: 'ReportLinks',
});

export const reportLinkVisitsAnswer = z
  .object({
    ...link,
    log: z
      .array(z.object({ at: instant, agent: z.string().nullable() }))
      .meta({ description: 'the newest visits first, at most 100' }),
  })
  .meta({ id: 'ReportLinkVisits' });
