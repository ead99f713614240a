import { inZone } from '../../shared/zones/zoned-time';
import type { Report } from './report';

/** How a browser is told to name the file. No word that people wrote is part of it. */
export const dispositionOf = (
  way: 'attachment' | 'inline',
  { submittedAt, candidate: { zone } }: Pick<Report, 'submittedAt'> & { candidate: { zone: string } },
): string => {
  const day = inZone(submittedAt, zone).toISODate() ?? 'report';
  return `${way}; filename="greenroom-feedback-${day}.pdf"`;
};
