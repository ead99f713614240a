import { z } from 'zod';
import { money, pageOf, pageQuery, uuid } from '../platform/http/schemas';
import { packKey as key } from '../packs';

const days = z.int().meta({
  example: 3,
  description: 'days until the feedback is due, counted from the upload',
});

const example = {
  id: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10',
  packKey: 'amazon-tpm',
  stageKey: 'writing-exercise',
  days: 3,
  price: { amount: 6000, currency: 'EUR' },
};

export const documentOfferingRequest = z
  .strictObject({
    packKey: key
      .optional()
      .meta({ example: 'amazon-tpm', description: 'the pack of your profile; any other is refused' }),
    stageKey: key.meta({ example: 'writing-exercise', description: 'a stage whose `review` is given' }),
    days: days.min(1).max(30),
    price: money.strict(),
  })
  .meta({
    id: 'CreateDocumentOffering',
    example: { stageKey: 'writing-exercise', days: 3, price: { amount: 6000, currency: 'EUR' } },
  });
export type DocumentOfferingRequest = z.output<typeof documentOfferingRequest>;

const sold = z.object({ id: uuid, packKey: z.string(), stageKey: z.string(), days, price: money });

export const documentOfferingAnswer = sold
  .extend({ active: z.boolean() })
  .meta({ id: 'DocumentOffering', example: { ...example, active: true } });

export const documentOfferingsAnswer = pageOf(documentOfferingAnswer).meta({ id: 'DocumentOfferingList' });

const onSale = sold.extend({ coach: z.object({ id: uuid, name: z.string() }) }).meta({
  id: 'DocumentReviewOnSale',
  example: { ...example, coach: { id: '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f11', name: 'Ada' } },
});

export const documentReviewsOnSaleAnswer = pageOf(onSale).meta({ id: 'DocumentReviewOnSalePage' });

export const documentOfferingsQuery = z.strictObject({
  ...pageQuery,
  packKey: key.optional().meta({ example: 'amazon-tpm' }),
  stageKey: key.optional().meta({ example: 'writing-exercise' }),
  coachId: uuid.optional(),
});
export type DocumentOfferingsQuery = z.output<typeof documentOfferingsQuery>;
