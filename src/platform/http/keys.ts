import { z } from 'zod';
import { reason } from './schemas';

/** Lower-case words joined by hyphens: how packs, stages, levels, principles and competencies are named. */
export const key = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write lower-case words joined by hyphens, like dive-deep.')
  .meta({ id: 'Key' });

/** A list of at most `max` different texts. */
export const distinct = <Item extends z.ZodType<string, string>>(item: Item, max: number) =>
  z
    .array(item)
    .max(max)
    .refine(
      (items) => new Set(items).size === items.length,
      reason('list.duplicate', 'Name each entry once.'),
    );

/** A list of at most 40 different keys. */
export const keyList = distinct(key, 40);
