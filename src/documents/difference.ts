import { diffWordsWithSpace } from 'diff';

export interface DifferencePart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

export interface Difference {
  parts: DifferencePart[];
  /** False when the texts differ too much to be compared word by word: then one stands whole after the other. */
  byWords: boolean;
}

/** So many changes are looked for; the work grows with their square. */
const MOST_CHANGES = 4_000;

/** What the second text changed in the first, by words, in reading order. */
export const differenceOf = (first: string, second: string): Difference => {
  const changes = diffWordsWithSpace(first, second, { maxEditLength: MOST_CHANGES });
  if (!changes)
    return {
      parts: [
        { kind: 'removed', text: first },
        { kind: 'added', text: second },
      ],
      byWords: false,
    };
  return {
    parts: changes.map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    })),
    byWords: true,
  };
};
