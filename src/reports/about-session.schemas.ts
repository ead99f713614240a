import { z } from 'zod';
import { KIND_KEYS } from '../bookings';
import { instant } from '../platform/http/schemas';

/** Which session or document a report is about, told in its reader's zone. */
export const aboutSession = {
  reportTitle: z.string().meta({
    description: 'what to call the report: the session and its day in your zone',
    example: 'TPM phone screen, Amazon: mock interview of 1 December 2026',
  }),
  session: z
    .object({
      kind: z.enum(KIND_KEYS),
      at: instant.meta({ description: 'the start of the session, or when the document was uploaded' }),
      atLocal: z.string().meta({ description: 'the same on the wall of your zone' }),
      zone: z.string(),
      inWords: z.string().meta({ example: 'Tuesday 1 December 2026, 16:00 Paris time' }),
    })
    .meta({ id: 'PractisedSession' }),
};
