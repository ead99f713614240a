import bidiFactory from 'bidi-js';
import LineBreaker from 'linebreak';
import { REPLACEMENT, ringsBelowTones, withoutDirectionMarks } from './clean-text';
import { type FamilyName, isShaped, type Weight } from './font-catalogue';
import { isEmoji } from './emoji';
import type { FaceName, FontBook } from './font-book';

export interface TypeStyle {
  weight: Weight;
  /** Points. */
  size: number;
}

/** A stretch of text in one face and one direction, ready to be drawn from left to right. */
export interface Piece {
  text: string;
  face: FaceName;
  width: number;
  /** What to read, search and copy where the glyphs do not say it: shaped scripts, and what no font has. */
  actual: string | null;
}

export interface SetLine {
  pieces: Piece[];
  width: number;
  /** The paragraph reads from right to left: the line stands at the right margin. */
  rightToLeft: boolean;
}

/** Width of a text in points. */
export type Measure = (face: FaceName, size: number, text: string) => number;

export interface Setting {
  book: FontBook;
  measure: Measure;
}

/** What is moved as one when a line is broken: a word's part in one face and one direction. */
interface Chunk {
  text: string;
  family: FamilyName;
  level: number;
  width: number;
  /** What stands there where no font has it. */
  missing: string | null;
}

const bidi = bidiFactory();
const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
const words = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * Sets one paragraph (clean, without line feeds) in lines of at most `width` points: fonts by what has the
 * characters, breaks by Unicode's rules, order by its bidirectional algorithm. A word longer than a line is cut.
 */
export const setParagraph = (setting: Setting, text: string, style: TypeStyle, width: number): SetLine[] => {
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text);
  const base = (paragraphs[0]?.level ?? 0) & 1;
  const lines: SetLine[] = [];
  let line: Chunk[] = [];
  const close = (): void => {
    lines.push(visualLine(setting, line, style, base));
    line = [];
  };
  let used = 0;
  for (const word of wordsOf(setting, text, levels, style)) {
    const needed = sum(word) - trailingSpace(setting, word, style);
    if (line.length > 0 && used + needed > width) {
      close();
      used = 0;
    }
    for (const part of needed > width ? cutToFit(setting, word, style, width) : [word]) {
      if (used > 0 && used + sum(part) > width && needed > width) {
        close();
        used = 0;
      }
      line.push(...part);
      used += sum(part);
    }
  }
  if (line.length > 0 || lines.length === 0) close();
  return lines;
};

const sum = (chunks: readonly Chunk[]): number => chunks.reduce((total, { width }) => total + width, 0);

/** Chunks up to the next place where a line may end. */
function* wordsOf(
  setting: Setting,
  text: string,
  levels: Uint8Array,
  { size, weight }: TypeStyle,
): Generator<Chunk[]> {
  const order = setting.book.orderFor(text);
  let word: Chunk[] = [];
  let family: FamilyName = 'sans';
  let start = 0;
  for (const end of breaksOf(text)) {
    for (const run of runsOf(
      setting.book,
      order,
      text.slice(start, end),
      levels.subarray(start, end),
      family,
    )) {
      family = run.family;
      const width = setting.measure(setting.book.face(family, weight), size, run.text);
      word.push({ ...run, width });
    }
    yield word;
    word = [];
    start = end;
  }
}

/** South-east Asian scripts put no spaces between words, so a dictionary finds them. */
const UNSPACED = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

function* breaksOf(text: string): Generator<number> {
  const breaker = new LineBreaker(text);
  const starts = new Set([...clusters.segment(text)].map(({ index }) => index));
  let start = 0;
  for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) {
    // Its rules are older than joined emoji.
    if (found.position < text.length && !starts.has(found.position)) continue;
    const part = text.slice(start, found.position);
    if (UNSPACED.test(part))
      for (const { index, isWordLike } of words.segment(part))
        if (index > 0 && isWordLike) yield start + index;
    yield found.position;
    start = found.position;
  }
}

type Run = Omit<Chunk, 'width'>;

const PLAIN_LATIN = /^[\x20-\x7e\u00a0-\u024f\u2010-\u2027]*$/;

/** Splits a word where the font or the direction changes. */
const runsOf = (
  book: FontBook,
  order: readonly FamilyName[],
  text: string,
  levels: Uint8Array,
  before: FamilyName,
): Run[] => {
  const first = levels[0] ?? 0;
  if (PLAIN_LATIN.test(text) && levels.every((level) => level === first))
    return [{ text, family: 'sans', level: first, missing: null }];
  const runs: Run[] = [];
  let family = before;
  for (const { segment, index } of clusters.segment(text)) {
    family = familyOf(book, order, segment, family);
    const missing = book.covers(family, segment) ? null : segment;
    const level = levels[index] ?? 0;
    const last = runs.at(-1);
    if (last && isAlike(last, { family, level, missing })) last.text += segment;
    else runs.push({ text: missing ? REPLACEMENT : segment, family, level, missing });
  }
  return runs;
};

/** True for two stretches that can be drawn as one. */
const isAlike = (one: Omit<Run, 'text'>, other: Omit<Run, 'text'>): boolean =>
  one.family === other.family && one.level === other.level && !one.missing && !other.missing;

/** Spaces and marks stay in the font of what they follow, so that words are not torn apart. */
const NEUTRAL = /^[\p{sc=Common}\p{sc=Inherited}]+$/u;

const familyOf = (
  book: FontBook,
  order: readonly FamilyName[],
  cluster: string,
  before: FamilyName,
): FamilyName =>
  isEmoji(cluster) && book.covers('emoji', cluster)
    ? 'emoji'
    : before !== 'emoji' && NEUTRAL.test(cluster) && book.covers(before, cluster)
      ? before
      : (order.find((name) => book.covers(name, cluster)) ?? 'sans');

const trailingSpace = ({ book, measure }: Setting, word: readonly Chunk[], style: TypeStyle): number => {
  const last = word.at(-1);
  const spaces = last ? last.text.length - last.text.trimEnd().length : 0;
  return last && spaces > 0 ? spaces * measure(book.face(last.family, style.weight), style.size, ' ') : 0;
};

/** Cuts a word that is longer than a line into parts that are not, between clusters. */
function* cutToFit(
  { book, measure }: Setting,
  word: readonly Chunk[],
  style: TypeStyle,
  width: number,
): Generator<Chunk[]> {
  for (const chunk of word) {
    const face = book.face(chunk.family, style.weight);
    let part = { ...chunk, text: '', width: 0 };
    for (const { segment } of clusters.segment(chunk.text)) {
      const wide = measure(face, style.size, segment);
      if (part.text && part.width + wide > width) {
        yield [part];
        part = { ...chunk, text: '', width: 0 };
      }
      part = { ...part, text: part.text + segment, width: part.width + wide };
    }
    if (part.text) yield [part];
  }
}

/** Puts the chunks of a line in the order in which they are drawn (rule L2 of the bidirectional algorithm). */
const visualLine = (setting: Setting, line: readonly Chunk[], style: TypeStyle, base: number): SetLine => {
  const chunks = trimmed(line, base).flatMap(splitAtSpaces);
  const highest = Math.max(0, ...chunks.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1) reverseRuns(chunks, level);
  const pieces = joined(chunks).map((chunk) => pieceOf(setting, chunk, style));
  return { pieces, width: pieces.reduce((total, { width }) => total + width, 0), rightToLeft: base === 1 };
};

const trimmed = (line: readonly Chunk[], base: number): Chunk[] => {
  const chunks = line.map((chunk) => ({ ...chunk }));
  for (let last = chunks.at(-1); last; last = chunks.at(-1)) {
    last.text = last.text.trimEnd();
    last.level = Math.max(last.level, base);
    if (last.text) break;
    chunks.pop();
  }
  return chunks;
};

/** Words that read from right to left are drawn one by one: each font call orders only what is inside of it. */
const splitAtSpaces = (chunk: Chunk): Chunk[] =>
  chunk.level % 2 === 0
    ? [chunk]
    : (chunk.text.match(/[^ ]+ *| +/g) ?? []).map((text) => ({ ...chunk, text }));

const reverseRuns = (chunks: Chunk[], level: number): void => {
  for (let start = 0; start < chunks.length; start += 1) {
    let end = start;
    while (end < chunks.length && (chunks[end]?.level ?? 0) >= level) end += 1;
    if (end > start) chunks.splice(start, end - start, ...chunks.slice(start, end).reverse());
    start = Math.max(start, end);
  }
};

const joined = (chunks: readonly Chunk[]): Chunk[] => {
  const all: Chunk[] = [];
  for (const chunk of chunks) {
    const last = all.at(-1);
    if (last && isAlike(last, chunk) && chunk.level % 2 === 0) last.text += chunk.text;
    else all.push({ ...chunk });
  }
  return all;
};

const pieceOf = ({ book, measure }: Setting, chunk: Chunk, style: TypeStyle): Piece => {
  const face = book.face(chunk.family, style.weight);
  const text = drawable(chunk);
  const width = text ? measure(face, style.size, text) : 0;
  return {
    text,
    face,
    width,
    actual: chunk.missing ?? (isShaped(chunk.family) ? chunk.text : null),
  };
};

const RIGHT_TO_LEFT = /[\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;
const HAS_SCRIPT = /[^\p{sc=Common}\p{sc=Inherited}\p{sc=Unknown}]/u;

/**
 * The text as the font must be given it. Fonts turn text of right-to-left scripts around by themselves; where that
 * is not what the line needs (brackets in Hebrew, Persian digits), the clusters are turned around before.
 */
const drawable = ({ text, level }: Chunk): string => {
  const plain = ringsBelowTones(withoutDirectionMarks(text));
  const turned = RIGHT_TO_LEFT.test(HAS_SCRIPT.exec(plain)?.[0] ?? '');
  const isRightToLeft = level % 2 === 1;
  const shown = isRightToLeft ? mirrored(plain) : plain;
  return turned === isRightToLeft
    ? shown
    : [...clusters.segment(shown)]
        .map(({ segment }) => segment)
        .reverse()
        .join('');
};

const mirrored = (text: string): string =>
  [...text].map((one) => bidi.getMirroredCharacter(one) ?? one).join('');
