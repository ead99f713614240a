import { isMissing } from './issue-sentences';

interface Coded {
  code?: string;
  origin?: string;
  format?: string;
  minimum?: unknown;
  expected?: string;
  input?: unknown;
  params?: { code?: string };
}

const CODES: Record<string, string> = {
  unrecognized_keys: 'field.unknown',
  invalid_value: 'field.not_a_choice',
  invalid_union: 'field.wrong_type',
  invalid_key: 'field.wrong_name',
  invalid_element: 'list.wrong_entry',
  not_multiple_of: 'number.wrong_step',
};

const FORMATS: Record<string, string> = {
  uuid: 'id.invalid',
  url: 'url.invalid',
  email: 'email.invalid',
  datetime: 'instant.invalid',
  date: 'date.invalid',
};

/** The stable code of one field that is wrong: what its schema says, else by the kind of fault. */
export const codeOf = (issue: Coded): string => {
  if (issue.params?.code) return issue.params.code;
  if (isMissing(issue) || issue.expected === 'nonoptional') return 'field.missing';
  if (issue.code === 'invalid_type') return 'field.wrong_type';
  if (issue.code === 'invalid_format') return FORMATS[issue.format ?? ''] ?? 'text.wrong_form';
  if (issue.code === 'too_big' || issue.code === 'too_small') return codeOfSize(issue);
  return CODES[issue.code ?? ''] ?? 'field.refused';
};

const codeOfSize = ({ code, origin, minimum }: Coded): string => {
  if (code === 'too_big') return `${sized(origin)}.${long(origin, 'too_long', 'too_large')}`;
  if (origin === 'string' && Number(minimum) <= 1) return 'text.empty';
  return `${sized(origin)}.${long(origin, 'too_short', 'too_small')}`;
};

const sized = (origin: string | undefined): string =>
  origin === 'string' ? 'text' : origin === 'array' || origin === 'set' ? 'list' : 'number';

const long = (origin: string | undefined, ofTexts: string, ofNumbers: string): string =>
  sized(origin) === 'number' ? ofNumbers : ofTexts;
