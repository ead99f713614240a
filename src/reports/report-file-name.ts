import { inZone } from '../shared/zones/zoned-time';
import type { Report } from './report';

/** How a browser is told to name the file. No word that people wrote is part of it. */
export const dispositionOf = (
  way: 'attachment' | 'inline',
  { practised, zone }: Pick<Report, 'practised' | 'zone'>,
): string => {
  const day = inZone(practised.at, zone).toISODate() ?? 'report';
  return `${way}; filename="greenroom-feedback-${day}.pdf"`;
};
