import {
  assertAccepted,
  checkedName,
  documentDisposition,
  nextRevision,
  type RevisionFacts,
  tooLarge,
  wantedRevision,
} from './document.rules';

describe('which document comes next', () => {
  const facts = (wishes: Partial<RevisionFacts> = {}): RevisionFacts => ({
    documents: 0,
    status: 'confirmed',
    formReleasedAt: null,
    authorErased: false,
    ...wishes,
  });
  const released = new Date('2027-03-01T12:00:00Z');

  it.each<[string, Partial<RevisionFacts>, number | string]>([
    ['the first, while the order is open', {}, 1],
    [
      'the second, once after the feedback',
      { documents: 1, status: 'completed', formReleasedAt: released },
      2,
    ],
    ['none before the payment', { status: 'held' }, 'document.waits_for_payment'],
    ['none where the order is over', { status: 'cancelled' }, 'document.review_over'],
    ['no second before the feedback is there', { documents: 1 }, 'document.waits_for_feedback'],
    [
      'no second while the feedback waits to be read',
      { documents: 1, status: 'completed' },
      'document.waits_for_feedback',
    ],
    ['no third', { documents: 2, status: 'completed', formReleasedAt: released }, 'document.no_more'],
    ['nothing of an account that is erased', { authorErased: true }, 'document.author_erased'],
  ])('is %s', (_, wishes, expected) => {
    const isRefused = typeof expected === 'string';
    if (isRefused)
      expect(() => nextRevision(facts(wishes))).toThrow(expect.objectContaining({ code: expected }));
    else expect(nextRevision(facts(wishes))).toBe(expected);
    expect(wantedRevision(facts(wishes))).toBe(isRefused ? null : expected);
  });
});

describe('a file', () => {
  const rules = { mediaTypes: ['text/plain', 'text/markdown'], maxBytes: 1_000, words: null };

  it('is of a type that its stage accepts, and otherwise told which those are', () => {
    expect(() => assertAccepted(rules, 'text/markdown')).not.toThrow();
    expect(() => assertAccepted(rules, 'application/pdf')).toThrow(
      expect.objectContaining({
        code: 'document.type_not_accepted',
        detail: 'For this stage send text/plain or text/markdown.',
        extra: { accepted: rules.mediaTypes },
      }),
    );
  });

  it('that is too large is told the limit, and its size where the sender said it', () => {
    expect(tooLarge(1_000, 1_200)).toMatchObject({
      code: 'document.too_large',
      extra: { bytes: 1_200, limit: 1_000 },
    });
    expect(tooLarge(1_000, null)).toMatchObject({
      detail: 'The file has more than 1000 bytes.',
      extra: { limit: 1_000 },
    });
  });

  it.each([
    ['text/plain', 'greenroom-document-1.txt'],
    ['application/pdf', 'greenroom-document-1.pdf'],
    ['text/html', 'greenroom-document-1.bin'],
  ])('of type %s is saved as %s, whatever its author called it', (mediaType, name) => {
    expect(documentDisposition(1, mediaType)).toBe(`attachment; filename="${name}"`);
  });

  it.each(['../essay.md', '.essay', 'essay/one', 'a\u202eb', '', 'x'.repeat(121)])(
    'is not called %j',
    (name) => {
      expect(() => checkedName(name)).toThrow(expect.objectContaining({ code: 'document.bad_name' }));
    },
  );

  it('needs no name', () => {
    expect(checkedName(undefined)).toBeNull();
  });
});
