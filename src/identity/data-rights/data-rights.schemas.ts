import { z } from 'zod';
import { instant } from '../../platform/http/schemas';
import { PASSWORD_MAX } from '../domain/password.rules';

const password = z
  .string()
  .min(1)
  .max(PASSWORD_MAX)
  .meta({ description: 'Your password once more: a stolen token is not enough for this.' });

export const exportRequest = z
  .strictObject({ password })
  .meta({ id: 'ExportRequest', examples: [{ password: 'four plain words here' }] });

export const erasureRequest = z
  .strictObject({
    password,
    confirm: z.literal('erase my account').meta({ description: 'These words: it cannot be undone.' }),
  })
  .meta({
    id: 'ErasureRequest',
    examples: [{ password: 'four plain words here', confirm: 'erase my account' }],
  });

export const erasurePreviewAnswer = z
  .object({
    possible: z.boolean(),
    obstacles: z
      .array(z.object({ code: z.string(), detail: z.string(), subjectId: z.string().optional() }))
      .meta({ description: 'What must come to an end first.' }),
    tables: z.array(
      z.object({
        table: z.string(),
        holds: z.string(),
        onErasure: z.string(),
        records: z
          .int()
          .nullable()
          .meta({ description: 'How many of them are about you; null: not counted.' }),
      }),
    ),
    groups: z
      .array(
        z.object({
          title: z.string().meta({ example: 'What you prepare for' }),
          what: z.string().meta({ example: 'Deleted.' }),
          stays: z.boolean().meta({ description: 'Whether something of it stays, without your name.' }),
          count: z.int(),
        }),
      )
      .meta({ description: 'The same for the person to read, without the small print of `tables`.' }),
  })
  .meta({ id: 'ErasurePreview' });

export const erasedAnswer = z.object({ erasedAt: instant, message: z.string() }).meta({ id: 'Erased' });
