import type { Pack, Question, QuestionEntry } from './pack';

/** A question as written in the file, with `"all"` spelled out as the levels of its pack. */
export const withLevels = (entry: QuestionEntry, pack: Pack): Question => ({
  ...entry,
  levels: entry.levels === 'all' ? pack.levels.map((level) => level.key) : entry.levels,
});
