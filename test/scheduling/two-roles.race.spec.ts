import { addMinutes } from '../../src/shared/time';
import { type ClaimsFixture, startClaims } from './claims-fixture';

const AT = new Date('2027-02-15T09:00:00Z');

interface Person {
  coachId: string;
  candidateId: string;
}

describe('who coaches and is a candidate', () => {
  let fixture: ClaimsFixture;
  beforeAll(async () => {
    fixture = await startClaims();
  });
  afterAll(() => fixture.stop());

  /** An account that coaches round the clock and may book as well. */
  const both = async (): Promise<Person> => {
    const coachId = await fixture.newCoach();
    return { coachId, candidateId: await fixture.accountOf(coachId) };
  };

  it('does not book a time at which they coach, but any other', async () => {
    const [person, other] = [await both(), await both()];
    const candidateId = await fixture.newAccount();
    expect(await fixture.book({ coachId: person.coachId, candidateId, startsAt: AT })).toBeNull();
    const wish = { coachId: other.coachId, candidateId: person.candidateId };
    expect(await fixture.book({ ...wish, startsAt: AT })).toBe('candidate.busy');
    expect(await fixture.book({ ...wish, startsAt: addMinutes(AT, 60) })).toBeNull();
  });

  it('cannot be booked at a time at which they are a candidate, until that has run out', async () => {
    const [person, other] = [await both(), await both()];
    const startsAt = AT;
    expect(
      await fixture.book({ coachId: other.coachId, candidateId: person.candidateId, startsAt }),
    ).toBeNull();
    const wish = { coachId: person.coachId, candidateId: await fixture.newAccount(), startsAt };
    expect(await fixture.book(wish)).toBe('slot.taken');
    const began = fixture.clock.now();
    fixture.clock.advance(38 * 60_000);
    expect(await fixture.book(wish)).toBeNull();
    fixture.clock.stopAt(began);
  });

  it('gets one of the two when both are asked for at once, also when two book each other', async () => {
    for (let round = 0; round < 15; round += 1) {
      const [person, other] = [await both(), await both()];
      const startsAt = addMinutes(AT, 24 * 60);
      const others = await Promise.all([1, 2, 3].map(() => fixture.newAccount()));
      await Promise.all([
        fixture.book({ coachId: other.coachId, candidateId: person.candidateId, startsAt }),
        fixture.book({ coachId: person.coachId, candidateId: other.candidateId, startsAt }),
        ...others.map((candidateId) => fixture.book({ coachId: person.coachId, candidateId, startsAt })),
      ]);
    }
    const met = await fixture.database.query(
      `SELECT 1 FROM coaches p JOIN coach_claims c ON c.coach_id = p.id
       JOIN candidate_claims k ON k.candidate_id = p.account_id AND k.during && tstzrange(c.starts_at, c.ends_at)
       WHERE c.starts_at > $1`,
      [addMinutes(AT, 12 * 60)],
    );
    expect(met).toEqual([]);
  });
});
