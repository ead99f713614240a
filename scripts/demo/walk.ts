/** A step that did not hold; its message says what was expected and what came. */
export class StepFailed extends Error {}

/** Throws StepFailed unless it holds. */
export function expect(holds: unknown, what: string): asserts holds {
  if (!holds) throw new StepFailed(what);
}

/** Runs steps one after the other and tells of each: number, outcome, how long it took, what came back. */
export class Walk {
  private steps = 0;
  private readonly began = performance.now();

  constructor(private readonly say: (line: string) => void) {}

  chapter(title: string): void {
    this.say(`\n${title}`);
  }

  /** The work answers a value for later steps and a short text of what came back. The first failure ends the walk. */
  async step<T>(title: string, work: () => Promise<[T, string]>): Promise<T> {
    this.steps += 1;
    const began = performance.now();
    const line = (mark: string): string => {
      const ms = `${Math.round(performance.now() - began)} ms`;
      return `${String(this.steps).padStart(3)}  ${mark.padEnd(6)} ${ms.padStart(8)}  ${title}`;
    };
    try {
      const [value, cameBack] = await work();
      this.say(`${line('ok')}\n${' '.repeat(22)}${cameBack}`);
      return value;
    } catch (error) {
      this.say(line('FAILED'));
      throw error instanceof StepFailed ? error : new StepFailed(String(error), { cause: error });
    }
  }

  summary(): string {
    return `${this.steps} steps, ${((performance.now() - this.began) / 1000).toFixed(1)} s`;
  }
}

/** Asks again every 100 ms until there is an answer; throws StepFailed after `withinMs`. */
export const until = async <T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  withinMs = 20_000,
): Promise<T> => {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > deadline) throw new StepFailed(`${what}: nothing within ${withinMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};
