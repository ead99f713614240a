import { kindIn, storedKind } from './kinds-sold';

describe('the kind of what is sold', () => {
  it('is stored by the words that rows have had from the start', () => {
    expect([storedKind('session'), storedKind('document')]).toEqual(['session', 'review']);
  });

  it('is read from a column by the words of today', () => {
    expect(kindIn('b.kind')).toBe(`CASE b.kind WHEN 'review' THEN 'document' ELSE b.kind END`);
  });
});
