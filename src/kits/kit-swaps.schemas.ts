import { z } from 'zod';
import { packKey } from '../packs';
import { plainText } from '../platform/http/schemas';

export const kitSwapRequest = z
  .strictObject({
    questionKey: packKey.meta({ description: 'the question of the kit that goes' }),
    replacementKey: packKey.optional().meta({
      description:
        'the question of the bank that comes; without it, one of the same kind is drawn that the candidate has not met',
    }),
    reason: plainText(500, 3).meta({ description: 'kept with the kit' }),
  })
  .meta({
    id: 'SwapKitQuestion',
    examples: [{ questionKey: 'gap-between-teams', reason: 'They told me this story while we said hello.' }],
  });
export type KitSwapRequest = z.output<typeof kitSwapRequest>;
