import { malformed, type DomainError } from '../../shared/errors';

/** The type of an answer that a route sends as text of its own making. */
export const JSON_TYPE = 'application/json; charset=utf-8';

/** Deeper and larger than any request of ours; what is larger still would only keep the process busy. */
const MAX_DEPTH = 32;
const MAX_VALUES = 3_000;

/** Names that reach into an object's prototype; the framework drops them without a word, so nobody would learn of it. */
const POISON = new Set(['__proto__', 'constructor']);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * A JSON body, read strictly: valid UTF-8, no byte order mark (RFC 8259, 8.1), no name twice in one object (RFC 8259
 * leaves open which one counts, so two readers may disagree), none of the names in POISON, at most 32 levels and 3,000 values.
 * Throws 400 `request.malformed`, `request.duplicate_key`, `request.too_deep` or `request.too_many_values`.
 */
export const parseJson = (body: Buffer): unknown => {
  const text = decode(body);
  new JsonScan(text).run();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw notJson();
  }
};

const decode = (body: Buffer): string => {
  try {
    return decoder.decode(body);
  } catch {
    throw notJson();
  }
};

const notJson = (): DomainError => malformed('request.malformed', 'The body is not valid JSON.');

/** The names of an open object, or null for an array. */
type Level = Set<string> | null;

/** One pass over the text that counts and compares names; whether the rest is JSON is for `JSON.parse` to say. */
class JsonScan {
  private readonly levels: Level[] = [];
  private values = 0;
  private at = 0;
  /** Whether the next text is the name of a member. */
  private nameIsNext = false;

  constructor(private readonly text: string) {}

  run(): void {
    for (; this.at < this.text.length; this.at += 1) this.look(this.text[this.at] as string);
  }

  private look(sign: string): void {
    if (sign === '"') this.string();
    else if (sign === '{') this.open(new Set());
    else if (sign === '[') this.open(null);
    else if (sign === '}' || sign === ']') this.levels.pop();
    else if (sign === ',') this.next();
  }

  private open(level: Level): void {
    this.levels.push(level);
    if (this.levels.length > MAX_DEPTH)
      throw malformed('request.too_deep', `The body has more than ${MAX_DEPTH} levels.`);
    this.next();
  }

  /** A member or an element begins. */
  private next(): void {
    this.nameIsNext = Boolean(this.levels.at(-1));
    this.values += 1;
    if (this.values > MAX_VALUES)
      throw malformed('request.too_many_values', `The body has more than ${MAX_VALUES} values.`);
  }

  /** Goes to the end of a text; a name is compared with those before it. */
  private string(): void {
    const start = this.at;
    do {
      this.at = this.text.indexOf('"', this.at + 1);
      if (this.at < 0) throw notJson();
    } while (this.isEscaped(start));
    if (this.nameIsNext) this.name(start);
    this.nameIsNext = false;
  }

  /** A quote is escaped by an odd number of backslashes before it. */
  private isEscaped(start: number): boolean {
    let first = this.at;
    while (first - 1 > start && this.text[first - 1] === '\\') first -= 1;
    return (this.at - first) % 2 === 1;
  }

  private name(start: number): void {
    const name = plainName(this.text.slice(start, this.at + 1));
    const names = this.levels.at(-1);
    if (POISON.has(name)) throw notJson();
    if (names?.has(name))
      throw malformed('request.duplicate_key', 'A member has two values.', name.slice(0, 100));
    names?.add(name);
  }
}

/** The name without quotes and escapes: `\u0061` is the same name as `a`. */
const plainName = (quoted: string): string => {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw notJson();
  }
};
