import { codeOf, ISSUE_CODES, SHAPE } from './issue-codes';

describe('the code of a field that no schema names', () => {
  it.each([...SHAPE])('of an issue of its shape (%s) is told with 400', (code) => {
    expect(Object.keys(ISSUE_CODES.shape)).toContain(codeOf({ code, input: 1 }));
  });

  it('of a field that is missing is told with 400 as well', () => {
    expect(codeOf({ code: 'invalid_type', input: undefined })).toBe('field.missing');
    expect(Object.keys(ISSUE_CODES.shape)).toContain('field.missing');
  });

  it.each(['not_multiple_of', 'invalid_format', 'too_big', 'too_small', 'custom'])(
    'of an issue of its value (%s) is told with 422',
    (code) => {
      for (const origin of ['string', 'array', 'number'])
        expect(Object.keys(ISSUE_CODES.value)).toContain(codeOf({ code, origin, minimum: 3, input: 'x' }));
    },
  );
});
