/** Names that say less to people than to programs, in words. */
const WORDS: Record<string, string> = {
  startsAt: 'start time',
  endsAt: 'end time',
  freeFrom: 'start of the free time',
  freeTo: 'end of the free time',
  from: 'start of the range',
  to: 'end of the range',
  zone: 'time zone',
  email: 'e-mail address',
  id: 'id',
  termsAccepted: 'acceptance of the terms',
  coachTermsAccepted: 'acceptance of the terms for coaches',
  meetingRoomUrl: 'address of the meeting room',
  resumeUrl: 'address of the resume',
  weekly: 'weekly hours',
  packKey: 'key of the pack',
  stageKey: 'key of the stage',
  levelKey: 'key of the level',
  promptKey: 'key of the prompt',
  questionKey: 'key of the question',
  replacementKey: 'key of the replacement',
  confirm: 'confirmation',
  was: 'earlier value',
  now: 'new value',
  priceMax: 'highest price',
  copyOf: 'version to copy',
  against: 'version to compare with',
};

/** A field's own name is letters; keys of records and positions are somebody's. */
const OWN = /^[a-z][A-Za-z]*$/;

const inWords = (name: string): string =>
  WORDS[name] ??
  name.replaceAll(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );

/**
 * A field as a sentence calls it: `startsAt` is "the start time", `days.2` "entry 3 of the days", an empty path "the
 * request". Keys that the sender chose stand in quotes, shortened.
 */
export const fieldInWords = (path: readonly string[]): string => {
  const last = path.at(-1);
  if (last === undefined) return 'the request';
  if (/^\d+$/.test(last)) return `entry ${Number(last) + 1} of ${fieldInWords(path.slice(0, -1))}`;
  return OWN.test(last) ? `the ${inWords(last)}` : `"${shortened(last)}"`;
};

const shortened = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}...` : name);
