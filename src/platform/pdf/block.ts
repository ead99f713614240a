import type { TypeStyle } from './set-line';

/** One paragraph of a document with how it looks. Lengths are in points. */
export interface Block extends TypeStyle {
  /** What it is to a screen reader. */
  tag: 'H1' | 'H2' | 'H3' | 'P';
  text: string;
  colour: string;
  before: number;
  indent: number;
  /** Stands on the page of what follows it. */
  keepWithNext: boolean;
  /** A rule below the last line. */
  ruled: boolean;
}

/** What stands around the blocks on every page, and in the file's description. */
export interface DocumentFrame {
  title: string;
  author: string;
  subject: string;
  header: string;
  footer: string;
  /** Written into the file in place of the time of rendering, so that the same report is the same bytes. */
  at: Date;
}
