import { defineStates } from '../../shared/state-table';

/**
 * The life of a version of a form. A draft is edited freely, or thrown away; once published it never changes, because
 * forms pin it. Retired, no new form begins with it, and those that did go on as before.
 */
export const templateStates = defineStates({
  name: 'form template',
  initial: 'draft',
  terminal: ['retired'],
  transitions: {
    draft: { publish: 'published' },
    published: { retire: 'retired' },
    retired: {},
  },
});

export type TemplateStatus = keyof typeof templateStates.transitions;
export type TemplateEvent = 'publish' | 'retire';
export const TEMPLATE_STATUSES = Object.keys(templateStates.transitions) as TemplateStatus[];
