import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { FontWishes } from './steady-font';

export type Weight = 'regular' | 'bold';

/** One family of the Noto collection and what it is asked for. */
interface Family {
  /** Ends the package's name: `@expo-google-fonts/noto-sans-thai`. */
  folder: string;
  /** Starts the file's name: `NotoSansThai_400Regular.ttf`. */
  file: string;
  /** Only text with such a character needs it. */
  for: RegExp;
  /** Large families and symbols stand in one weight. */
  bold: boolean;
}

const family = (folder: string, file: string, scripts: RegExp, bold = true): Family => ({
  folder,
  file,
  for: scripts,
  bold,
});

const ANY = /[^]/u;
const EAST_ASIAN =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;

/** Asked in this order; the first family that has a character draws it. */
const FAMILIES = {
  sans: family('noto-sans', 'NotoSans', ANY),
  arabic: family('noto-sans-arabic', 'NotoSansArabic', /\p{scx=Arabic}/u),
  hebrew: family('noto-sans-hebrew', 'NotoSansHebrew', /\p{scx=Hebrew}/u),
  devanagari: family('noto-sans-devanagari', 'NotoSansDevanagari', /\p{scx=Devanagari}/u),
  bengali: family('noto-sans-bengali', 'NotoSansBengali', /\p{scx=Bengali}/u),
  tamil: family('noto-sans-tamil', 'NotoSansTamil', /\p{scx=Tamil}/u),
  telugu: family('noto-sans-telugu', 'NotoSansTelugu', /\p{scx=Telugu}/u),
  gujarati: family('noto-sans-gujarati', 'NotoSansGujarati', /\p{scx=Gujarati}/u),
  gurmukhi: family('noto-sans-gurmukhi', 'NotoSansGurmukhi', /\p{scx=Gurmukhi}/u),
  kannada: family('noto-sans-kannada', 'NotoSansKannada', /\p{scx=Kannada}/u),
  malayalam: family('noto-sans-malayalam', 'NotoSansMalayalam', /\p{scx=Malayalam}/u),
  sinhala: family('noto-sans-sinhala', 'NotoSansSinhala', /\p{scx=Sinhala}/u),
  thai: family('noto-sans-thai', 'NotoSansThai', /\p{scx=Thai}/u),
  lao: family('noto-sans-lao', 'NotoSansLao', /\p{scx=Lao}/u),
  khmer: family('noto-sans-khmer', 'NotoSansKhmer', /\p{scx=Khmer}/u),
  myanmar: family('noto-sans-myanmar', 'NotoSansMyanmar', /\p{scx=Myanmar}/u),
  armenian: family('noto-sans-armenian', 'NotoSansArmenian', /\p{scx=Armenian}/u),
  georgian: family('noto-sans-georgian', 'NotoSansGeorgian', /\p{scx=Georgian}/u),
  ethiopic: family('noto-sans-ethiopic', 'NotoSansEthiopic', /\p{scx=Ethiopic}/u),
  chinese: family('noto-sans-sc', 'NotoSansSC', EAST_ASIAN, false),
  japanese: family('noto-sans-jp', 'NotoSansJP', EAST_ASIAN, false),
  korean: family('noto-sans-kr', 'NotoSansKR', EAST_ASIAN, false),
  math: family('noto-sans-math', 'NotoSansMath', ANY, false),
  symbols: family('noto-sans-symbols-2', 'NotoSansSymbols2', ANY, false),
  emoji: family('noto-emoji', 'NotoEmoji', ANY, false),
} as const;

export type FamilyName = keyof typeof FAMILIES;
export const FAMILY_NAMES = Object.keys(FAMILIES) as FamilyName[];

/** True when a text could need the family. */
export const mayNeed = (name: FamilyName, text: string): boolean => FAMILIES[name].for.test(text);

/** True for a family that has a bold face of its own. */
export const hasBold = (name: FamilyName): boolean => FAMILIES[name].bold;

const WEIGHTS = { regular: '400Regular', bold: '700Bold' } as const;
const files = new Map<string, Buffer>();

/** The bytes of a face; read once for the life of the thread. */
export const fontFile = (name: FamilyName, weight: Weight): Buffer => {
  const { folder, file } = FAMILIES[name];
  const home = dirname(require.resolve(`@expo-google-fonts/${folder}/package.json`));
  const path = join(home, WEIGHTS[weight], `${file}_${WEIGHTS[weight]}.ttf`);
  const bytes = files.get(path) ?? readFileSync(path);
  files.set(path, bytes);
  return bytes;
};

/**
 * Families in which several characters become one glyph, or they change places. Not Arabic: readers turn around what
 * stands beside a piece that reads from right to left, so each of its glyphs says its own letter (`lettersOnGlyphs`).
 */
const SHAPED = new Set<FamilyName>([
  ...(['emoji'] as const),
  ...(['devanagari', 'bengali', 'tamil', 'telugu', 'gujarati', 'gurmukhi', 'kannada', 'malayalam'] as const),
  ...(['sinhala', 'thai', 'lao', 'khmer', 'myanmar'] as const),
]);

/** True for a family whose glyphs cannot be read back letter by letter. */
export const isShaped = (name: FamilyName): boolean => SHAPED.has(name);

/** How the fonts of a family are to be used, so that a page shows and gives back what was written. */
export const wishesOf = (name: FamilyName): FontWishes => ({
  keepsLettersWhole: name === 'sans',
  sharesGlyphs: name === 'arabic',
});
