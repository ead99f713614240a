import { bookingsToCancel, type Standing } from './commitment.rules';

const one = (id: string, facts: Partial<Standing> = {}): Standing => ({
  id,
  cancellable: true,
  disputed: false,
  ...facts,
});

describe('what is cancelled of somebody who is shut out', () => {
  const standing = [one('a'), one('b'), one('begun', { cancellable: false })];

  it.each([
    ['everything that can be, by default', { upcoming: 'cancel', bookings: [] }, ['a', 'b']],
    ['nothing, when all is kept', { upcoming: 'keep', bookings: [] }, []],
    ['all but one', { upcoming: 'cancel', bookings: [{ id: 'a', choice: 'keep' }] }, ['b']],
    ['only one', { upcoming: 'keep', bookings: [{ id: 'b', choice: 'cancel' }] }, ['b']],
    [
      'what is named, also when it cannot be',
      { upcoming: 'keep', bookings: [{ id: 'begun', choice: 'cancel' }] },
      ['begun'],
    ],
  ] as const)('%s', (_, choices, expected) => {
    expect(bookingsToCancel(standing, { ...choices, bookings: [...choices.bookings] })).toEqual(expected);
  });

  it('refuses a booking of somebody else, naming it', () => {
    const choices = {
      upcoming: 'keep' as const,
      bookings: [
        { id: 'a', choice: 'keep' as const },
        { id: 'z', choice: 'keep' as const },
      ],
    };
    expect(() => bookingsToCancel(standing, choices)).toThrow(
      expect.objectContaining({ code: 'suspension.unknown_booking', field: 'bookings.1.id' }),
    );
  });

  it('refuses the first that is named like any other, also where nothing stands', () => {
    const choices = { upcoming: 'cancel' as const, bookings: [{ id: 'z', choice: 'keep' as const }] };
    for (const some of [standing, []])
      expect(() => bookingsToCancel(some, choices)).toThrow(
        expect.objectContaining({ field: 'bookings.0.id' }),
      );
  });

  it('asks for a word about each whose payment is disputed, and takes "keep"', () => {
    const disputed = [one('a'), one('d', { disputed: true })];
    expect(() => bookingsToCancel(disputed, { upcoming: 'cancel', bookings: [] })).toThrow(
      expect.objectContaining({ code: 'suspension.booking_disputed', extra: { bookingIds: ['d'] } }),
    );
    expect(
      bookingsToCancel(disputed, { upcoming: 'cancel', bookings: [{ id: 'd', choice: 'keep' }] }),
    ).toEqual(['a']);
  });
});
