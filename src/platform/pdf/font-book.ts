import type { Font } from 'fontkit';
import { isUndrawn } from './clean-text';
import { hasEmoji } from './emoji';
import { steadyFont } from './steady-font';
import {
  FAMILY_NAMES,
  type FamilyName,
  fontFile,
  hasBold,
  mayNeed,
  wishesOf,
  type Weight,
} from './font-catalogue';

/** The name of one face in one document, like `thai regular`. */
export type FaceName = `${FamilyName} ${Weight}`;

const EAST_ASIAN: FamilyName[] = ['chinese', 'japanese', 'korean'];

/**
 * The fonts of one document. They are made anew for each, since a font remembers what it drew and the same report
 * must give the same bytes; only the files are kept.
 */
export class FontBook {
  private readonly regular = new Map<FamilyName, Font>();
  readonly faces = new Map<FaceName, Font>();

  private constructor() {}

  /** The fonts that are needed to draw these lines, in both weights. */
  static for(lines: readonly string[]): FontBook {
    const book = new FontBook();
    book.load('sans');
    for (const name of new Set(lines.filter(isEastAsian).map((line) => preferredEastAsian(line)[0])))
      if (name) book.load(name);
    // Symbol fonts have some of their parts, which would take a family of four apart.
    if (lines.some(hasEmoji)) book.load('emoji');
    let open = [...new Set(lines.join(''))].filter((one) => !book.draws(one));
    for (const name of FAMILY_NAMES) {
      if (book.regular.has(name) || !open.some((one) => mayNeed(name, one))) continue;
      book.load(name);
      open = open.filter((one) => !book.covers(name, one));
    }
    return book;
  }

  /** Families in the order in which they are asked for a line: Han characters look as its language writes them. */
  orderFor(line: string): FamilyName[] {
    const others = FAMILY_NAMES.filter((name) => !EAST_ASIAN.includes(name));
    return [...others, ...preferredEastAsian(line)].filter((name) => this.regular.has(name));
  }

  /** True when a family can draw every character of a cluster. */
  covers(name: FamilyName, cluster: string): boolean {
    const font = this.regular.get(name);
    if (!font || hasOwnFamily(name, cluster)) return false;
    for (const one of cluster)
      if (!isUndrawn(one) && !font.hasGlyphForCodePoint(one.codePointAt(0) ?? 0)) return false;
    return true;
  }

  face(name: FamilyName, weight: Weight): FaceName {
    return `${name} ${hasBold(name) ? weight : 'regular'}`;
  }

  private draws(one: string): boolean {
    return isUndrawn(one) || [...this.regular.keys()].some((name) => this.covers(name, one));
  }

  private load(name: FamilyName): void {
    const regular = steadyFont(fontFile(name, 'regular'), wishesOf(name));
    this.regular.set(name, regular);
    this.faces.set(`${name} regular`, regular);
    if (hasBold(name)) this.faces.set(`${name} bold`, steadyFont(fontFile(name, 'bold'), wishesOf(name)));
  }
}

/** The Latin font has some Devanagari too; the script's own family shapes it and spells it out. */
const hasOwnFamily = (name: FamilyName, cluster: string): boolean =>
  name === 'sans' && /\p{sc=Devanagari}/u.test(cluster);

const isEastAsian = (line: string): boolean => mayNeed('chinese', line);

/** Kana is Japanese and Hangul is Korean; Han characters alone are drawn as Chinese. */
const preferredEastAsian = (line: string): FamilyName[] => {
  if (/[\p{sc=Hiragana}\p{sc=Katakana}]/u.test(line)) return ['japanese', 'korean', 'chinese'];
  if (/\p{sc=Hangul}/u.test(line)) return ['korean', 'japanese', 'chinese'];
  return ['chinese', 'japanese', 'korean'];
};
