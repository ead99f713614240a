import { z } from 'zod';
import { money } from '../../platform/http/schemas';

export const rulesAnswer = z
  .object({
    cancelling: z
      .object({
        example: money.meta({ description: 'The price that the amounts below are worked out for.' }),
        rows: z.array(
          z.object({
            when: z.string().meta({ example: 'Before the session begins' }),
            percentBack: z.int(),
            back: money,
          }),
        ),
      })
      .meta({ description: 'What comes back to a candidate who cancels a session, as it is sold today.' }),
    sections: z
      .array(z.object({ title: z.string(), sentences: z.array(z.string()) }))
      .meta({ description: 'Everything else that holds for both sides, in sentences.' }),
  })
  .meta({ id: 'Rules' });
export type Rules = z.input<typeof rulesAnswer>;
