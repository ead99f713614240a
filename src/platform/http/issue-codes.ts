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

/** Issues that mean "this does not have the right shape" (400); the others mean "this value is refused" (422). */
export const SHAPE = new Set([
  'invalid_type',
  'unrecognized_keys',
  'invalid_union',
  'invalid_value',
  'invalid_key',
  'invalid_element',
]);

/** Codes of single fields that no schema names itself, with what is wrong with them: their shape, or their value. */
export const ISSUE_CODES = {
  shape: {
    'field.missing': 'It is wanted, and not there.',
    'field.unknown': 'There is no such field here.',
    'field.wrong_type': 'It is of another type than is wanted.',
    'field.not_a_choice': 'It is none of the values that may be chosen.',
    'field.wrong_name': 'A name in it is not one of those that may be.',
    'list.wrong_entry': 'An entry is not what is wanted.',
  },
  value: {
    'field.refused': 'It is against a rule.',
    'text.empty': 'Nothing is written.',
    'text.too_short': 'It is shorter than it may be.',
    'text.too_long': 'It is longer than it may be.',
    'text.wrong_form': 'It is written in another form than is wanted.',
    'list.too_short': 'It has fewer entries than it may have.',
    'list.too_long': 'It has more entries than it may have.',
    'number.too_small': 'It is smaller than it may be.',
    'number.too_large': 'It is larger than it may be.',
    'number.wrong_step': 'It lies between the values that may be chosen.',
    'id.invalid': 'It is not written as an id is.',
    'url.invalid': 'It is not written as an address of the web is.',
    'email.invalid': 'It is not written as an e-mail address is.',
    'instant.invalid': 'It is not written as an instant is.',
    'date.invalid': 'It is not written as a date is.',
  },
} as const;

type IssueCode = keyof typeof ISSUE_CODES.shape | keyof typeof ISSUE_CODES.value;

const CODES: Record<string, IssueCode> = {
  unrecognized_keys: 'field.unknown',
  invalid_value: 'field.not_a_choice',
  invalid_union: 'field.wrong_type',
  invalid_key: 'field.wrong_name',
  invalid_element: 'list.wrong_entry',
  not_multiple_of: 'number.wrong_step',
};

const FORMATS: Record<string, IssueCode> = {
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

const codeOfSize = ({ code, origin, minimum }: Coded): IssueCode => {
  const { small, large } = SIZES[origin ?? ''] ?? { small: 'number.too_small', large: 'number.too_large' };
  if (code === 'too_big') return large;
  return origin === 'string' && Number(minimum) <= 1 ? 'text.empty' : small;
};

const LIST = { small: 'list.too_short', large: 'list.too_long' } as const;

/** What has a size but numbers. */
const SIZES: Record<string, { small: IssueCode; large: IssueCode }> = {
  string: { small: 'text.too_short', large: 'text.too_long' },
  array: LIST,
  set: LIST,
};
