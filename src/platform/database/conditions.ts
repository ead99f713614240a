/**
 * The WHERE clause of a list, made of what was asked for and nothing else: a condition that is always there, with its
 * value perhaps null, hides from the planner which index would do.
 */
export class Conditions {
  private readonly parts: string[] = [];
  readonly values: unknown[] = [];

  /** Adds a condition unless its value is null or absent; every `?` stands for the value. */
  add(sql: string, value: unknown): this {
    if (value === null || value === undefined) return this;
    const place = this.place(value);
    this.parts.push(`(${sql.replaceAll('?', place)})`);
    return this;
  }

  /** Adds one without a value. */
  always(sql: string): this {
    this.parts.push(`(${sql})`);
    return this;
  }

  /** Makes all conditions so far those of an inner query, which stands where the `?` is. */
  within(sql: string): this {
    const inner = sql.replace('?', () => this.where);
    this.parts.splice(0, this.parts.length, inner);
    return this;
  }

  /** Rows that come after the (instant, id) of a cursor, newest first; nothing for the first page. */
  before(columns: string, [instant, id]: [string, string] | [null, null]): this {
    if (instant === null) return this;
    this.parts.push(`${columns} < (${this.place(instant)}::timestamptz, ${this.place(id)}::uuid)`);
    return this;
  }

  /** A place in the statement for a value that stands elsewhere, such as the limit. */
  place(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  get where(): string {
    return this.parts.length > 0 ? `WHERE ${this.parts.join(' AND ')}` : '';
  }
}
