/** How much of something may be used up: bytes, steps, finds. What goes beyond ends the work at once. */
export class Allowance {
  private used = 0;

  constructor(
    readonly most: number,
    private readonly refusal: () => Error,
  ) {}

  get spent(): number {
    return this.used;
  }

  /** Counts what was used, whatever came of it. Throws the refusal beyond `most`. */
  spend(amount: number): void {
    this.used += amount;
    if (this.used > this.most) throw this.refusal();
  }
}
