/** HTML in which everything that people wrote is escaped. */
export class Markup {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What can be put into markup: text is escaped, markup stands as it is, a list one after another, the rest is nothing. */
export type Part = string | number | Markup | null | undefined | false | readonly Part[];

/**
 * Writes HTML as a tag of a template: what is put in is escaped unless it is markup itself, in content and in quoted
 * attributes. Not in styles, scripts, names of tags or attributes without quotes.
 */
export const markup = (written: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(written.map((text, at) => text + textOf(parts[at])).join(''));

/** HTML that we wrote ourselves, from a constant: a style sheet, a document's beginning. */
export const trusted = (text: string): Markup => new Markup(text);

const textOf = (part: Part): string => {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escapeHtml(part);
  if (typeof part === 'number') return String(part);
  return part instanceof Markup ? part.toString() : part.map(textOf).join('');
};

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** A whole page, readable on a phone; `head` is what it says of itself besides its title. */
export const htmlPage = (
  { title, style, head }: { title: string; style: string; head?: Part },
  body: Markup,
): string =>
  markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${head}
<title>${title}</title><style>${trusted(style)}</style></head><body>${body}</body></html>`.toString();
