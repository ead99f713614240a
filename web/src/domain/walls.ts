/** From an instant on, a wall shows so many minutes later than UTC. As the API sends it. */
export interface WallOffset {
  since: string;
  minutes: number;
}

/** An instant on a wall, in the writing of the API: `2027-03-01T12:00:00`. Null where no offset is known. */
export const wallAt = (instant: string, offsets: readonly WallOffset[]): string | null => {
  const at = Date.parse(instant);
  const offset = offsets.findLast(({ since }) => Date.parse(since) <= at) ?? offsets[0];
  return offset ? new Date(at + offset.minutes * 60_000).toISOString().slice(0, 19) : null;
};

/** The date of a wall time: `2027-03-01`. */
export const dateOf = (local: string): string => local.slice(0, 10);

/** The month of a wall time: `2027-03`. */
export const monthOf = (local: string): string => local.slice(0, 7);

/** So many months later (earlier): `2027-03` and 1 is `2027-04`. */
export const addMonths = (month: string, count: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count)).toISOString().slice(0, 7);
};

/** Instants between which every zone on Earth has all of this month: a day more at both ends. */
export const aroundMonth = (month: string): { from: string; to: string } => {
  const day = 86_400_000;
  const [from, to] = [month, addMonths(month, 1)].map((text) => Date.parse(`${text}-01T00:00:00Z`));
  return {
    from: new Date((from ?? 0) - day).toISOString(),
    to: new Date((to ?? 0) + day).toISOString(),
  };
};

export type PartOfDay = 'morning' | 'afternoon' | 'evening';

/** As people divide their day: until noon, until six, and after. */
export const partOfDay = (local: string): PartOfDay => {
  const hour = Number(local.slice(11, 13));
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
};
