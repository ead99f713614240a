import { z } from 'zod';
import { templateFault, templateStatus } from '../packs';
import { uuid } from '../platform/http/schemas';
import { gap, pinnedTemplate, progress, sessionWords, storedAnswers } from './forms.schemas';

export const templatePreviewAnswer = z
  .object({
    id: uuid,
    status: templateStatus,
    ...sessionWords,
    template: pinnedTemplate,
    answers: storedAnswers,
    gaps: z.array(gap).meta({ description: 'What a coach reads as missing on the empty form.' }),
    progress,
    faults: z.array(templateFault),
  })
  .meta({
    id: 'FormTemplatePreview',
    description: 'The empty form as a coach would see it. Nothing is stored.',
  });
export type TemplatePreviewAnswer = z.input<typeof templatePreviewAnswer>;
