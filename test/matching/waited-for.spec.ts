import { CoachDirectory } from '../../src/matching/directory.service';
import { DirectoryPages } from '../../src/matching/directory-pages.service';
import type { TestCoach } from '../support/coaches';
import { holdSlot, publishedCoach } from '../support/scenario';
import { until } from '../support/until';
import { useTestApp } from '../support/use-test-app';

interface Page {
  items: { id: string; offerings: { nextSlots: { startsAt: string }[] }[] }[];
}

const READERS = 40;

describe('a directory page that many wait for', () => {
  const app = useTestApp();
  let coach: TestCoach;
  let asked: jest.SpyInstance;
  /** Each has been made, and is kept back until `send`. */
  let made: number;
  let send: () => void;
  beforeAll(async () => {
    coach = await publishedCoach(app);
    asked = jest.spyOn(app.get(DirectoryPages), 'page');
    const directory = app.get(CoachDirectory);
    const find = directory.find.bind(directory);
    jest.spyOn(directory, 'find').mockImplementation(async (...question) => {
      const answer = await find(...question);
      made += 1;
      await kept;
      return answer;
    });
  });
  let kept: Promise<void>;
  beforeEach(() => {
    made = 0;
    asked.mockClear();
    kept = new Promise((resolve) => (send = resolve));
  });

  const read = async (): Promise<Page> => (await app.http().get('/v1/coaches').expect(200)).body as Page;
  const timesOf = ({ items }: Page): string[] =>
    items
      .filter(({ id }) => id === coach.coachId)
      .flatMap(({ offerings }) => offerings.flatMap(({ nextSlots }) => nextSlots))
      .map(({ startsAt }) => startsAt);

  it('is made for all of them together', async () => {
    const reading = Array.from({ length: READERS }, read);
    await until(() => asked.mock.calls.length === READERS && made > 0, 'all have asked');
    send();
    const pages = await Promise.all(reading);
    expect(new Set(pages.map((page) => JSON.stringify(page))).size).toBe(1);
    // The second is for those who came while the first was made; nothing changed, so it need not be made.
    expect(made).toBe(1);
  });

  it('shows each of them what was booked before they asked', async () => {
    await holdSlot(app, { coach });
    const first = read();
    await until(() => made === 1, 'the first page is made');
    const { booking } = await holdSlot(app, { coach });
    const later = read();
    await until(() => asked.mock.calls.length === 2, 'the second has asked');
    send();
    expect(timesOf(await first)).toContain(booking.startsAt);
    expect(timesOf(await later)).not.toContain(booking.startsAt);
  });
});
