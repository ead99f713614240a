import { Clock } from '../../src/platform/clock/clock';

/** Real time plus an offset that may be moved. Tests may also stop it. */
export class MovableClock extends Clock {
  private offsetMs = 0;
  private stoppedAt: Date | null = null;

  now(): Date {
    return this.stoppedAt ? new Date(this.stoppedAt) : new Date(Date.now() + this.offsetMs);
  }

  override offset(): number {
    return this.now().getTime() - Date.now();
  }

  setOffset(milliseconds: number): void {
    this.stoppedAt = null;
    this.offsetMs = milliseconds;
  }

  advance(milliseconds: number): void {
    if (this.stoppedAt) this.stoppedAt = new Date(this.stoppedAt.getTime() + milliseconds);
    else this.offsetMs += milliseconds;
  }

  isStopped(): boolean {
    return this.stoppedAt !== null;
  }

  /** Stands still at this instant until it is moved again. */
  stopAt(instant: Date): void {
    this.stoppedAt = new Date(instant);
  }
}
