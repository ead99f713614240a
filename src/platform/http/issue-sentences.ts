import { z } from 'zod';

/** Stands in a sentence for the name of the field, which is known only once the whole path is. */
export const IT = '{it}';

/** An issue of the validation library as its error maps get it. */
export type RawIssue = z.core.$ZodRawIssue;

/** More choices than that are a list to look up, not a sentence. */
const MOST_CHOICES = 16;

/** What a value of this type is called by people. */
const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  bigint: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  set: 'a list',
  object: 'a JSON object',
  record: 'a JSON object',
  map: 'a JSON object',
  date: 'a date',
  null: 'null',
};

const kindOf = (type: string): string => KINDS[type] ?? 'another kind of value';

/**
 * What is wanted instead, as one sentence for people with `{it}` for the field. Never what the library would say, and
 * nothing of what was sent. A function over the issue alone, for every code there is.
 */
export const sentenceOf = (issue: RawIssue): string => {
  switch (issue.code) {
    case 'invalid_type':
      return ofWrongType(issue);
    case 'too_big':
    case 'too_small':
      return ofWrongSize(issue);
    case 'invalid_value':
      return choose(issue.values);
    case 'invalid_union':
      return ofNoMember(issue);
    default:
      return ofOther(issue);
  }
};

const ofOther = (issue: RawIssue): string => {
  switch (issue.code) {
    case 'invalid_format':
      return FORMATS[issue.format] ?? `Write ${IT} in the form that its description shows.`;
    case 'not_multiple_of':
      return `Give ${IT} in steps of ${counted(issue.divisor)}.`;
    case 'unrecognized_keys':
      return 'Leave out what is not known here.';
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues[0]?.message ?? `Give another value for ${IT}.`;
    default:
      return `Give another value for ${IT}.`;
  }
};

const FORMATS: Partial<Record<string, string>> = {
  uuid: `Give ${IT} as a UUID.`,
  guid: `Give ${IT} as a UUID.`,
  url: `Give ${IT} as a whole address that begins with https://.`,
  email: `Give ${IT} as an e-mail address, like ada@example.com.`,
  datetime: `Give ${IT} as an instant with its offset, like 2027-03-01T17:00:00Z.`,
  date: `Give ${IT} as a calendar date, like 2027-03-01.`,
  time: `Give ${IT} as a time of day, like 09:30.`,
};

type Of<Code> = Extract<RawIssue, { code: Code }>;

const ofWrongType = (issue: Of<'invalid_type'>): string => {
  if (isMissing(issue)) return `Give ${IT}.`;
  if (issue.expected === 'nonoptional') return `Give ${IT}.`;
  const kind = kindOf(isWhole(issue) ? 'int' : issue.expected);
  return issue.expected === 'boolean' ? `Say true or false for ${IT}.` : `Give ${IT} as ${kind}.`;
};

/** True where nothing was sent for a field. */
export const isMissing = (issue: { code?: string; input?: unknown }): boolean =>
  issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value');

/** What the schema of a number asks: both of its ends, and whether it is whole. Null for every other schema. */
const numberOf = ({ schema }: RawIssue): z.ZodNumber | null =>
  schema instanceof z.ZodNumber ? schema : null;
const isWhole = (issue: RawIssue): boolean => numberOf(issue)?.isInt ?? false;

const ofWrongSize = (issue: Of<'too_big'> | Of<'too_small'>): string => {
  if (issue.origin === 'string') return ofWrongLength(issue);
  if (issue.origin === 'array' || issue.origin === 'set') return ofWrongCount(issue);
  const range = numbers(issue);
  const kind = kindOf(isWhole(issue) || issue.origin === 'int' ? 'int' : 'number');
  return `Give ${IT} as ${kind}${range}.`;
};

const ofWrongLength = (issue: Of<'too_big'> | Of<'too_small'>): string => {
  if (issue.code === 'too_big') return `Keep ${IT} to at most ${characters(issue.maximum)}.`;
  return Number(issue.minimum) <= 1
    ? `Write something for ${IT}.`
    : `Write at least ${characters(issue.minimum)} for ${IT}.`;
};

const characters = (count: number | bigint): string =>
  Number(count) === 1 ? 'one character' : `${counted(count)} characters`;

const ofWrongCount = (issue: Of<'too_big'> | Of<'too_small'>): string => {
  if (issue.code === 'too_big') return `Give at most ${entries(issue.maximum)} in ${IT}.`;
  return `Give at least ${entries(issue.minimum)} in ${IT}.`;
};

const entries = (count: number | bigint): string =>
  Number(count) === 1 ? 'one entry' : `${counted(count)} entries`;

/** Both ends where the schema has both: who went over one of them should not have to try the other. */
const numbers = (issue: Of<'too_big'> | Of<'too_small'>): string => {
  const { minValue, maxValue } = numberOf(issue) ?? {};
  const low = end(issue.code === 'too_small' ? issue.minimum : minValue);
  const high = end(issue.code === 'too_big' ? issue.maximum : maxValue);
  if (low !== null && high !== null) return ` from ${low} to ${high}`;
  return low !== null ? `, ${low} or more` : `, ${high ?? 0} or less`;
};

/** The ends of what a program can count exactly say nothing to people. */
const end = (value: unknown): string | null =>
  (typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER) || typeof value === 'bigint'
    ? counted(value)
    : null;

const counted = (value: number | bigint): string => value.toLocaleString('en-GB');

/** The values to choose from, where they are few. */
const choose = (values: readonly unknown[]): string => {
  const words = values.map(String);
  if (words.length === 1) return values[0] === true ? `Set ${IT} to true.` : `Send "${words[0]}" for ${IT}.`;
  if (words.length > MOST_CHOICES)
    return `Choose one of the ${words.length} known values for ${IT}, like ${words[0]}.`;
  return `Choose ${or(words)} for ${IT}.`;
};

const or = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;

/** A value of several kinds that is none of them; or, where one member says which it is, what that may say. */
const ofNoMember = (issue: Of<'invalid_union'>): string => {
  if ('options' in issue && Array.isArray(issue.options) && issue.options.length > 0)
    return choose(issue.options as unknown[]);
  const kinds = issue.errors.flatMap((member) => {
    const [first] = member;
    return first?.code === 'invalid_type' && first.path.length === 0 ? [kindOf(first.expected)] : [];
  });
  return kinds.length > 0 ? `Give ${IT} as ${or([...new Set(kinds)])}.` : `Give another value for ${IT}.`;
};
