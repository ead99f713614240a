import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesIn } from '../../scripts/drift/codes';

describe('codes of errors are read from the source', () => {
  it.each([
    [`throw conflict('slot.taken', 'Somebody was first.');`, [['slot.taken', 409, 'Somebody was first.']]],
    ['refused(`${what}.unknown`, `No "${key}".`)', [['….unknown', 422, 'No "…".']]],
    [`throw notFound('rating_reply');`, [['rating_reply.not_found', 404, 'There is no such rating reply.']]],
    [
      `tooMany(short ? 'limit.a' : 'limit.b', 'Wait ' + 'a bit.', 3)`,
      [
        ['limit.a', 429, 'Wait a bit.'],
        ['limit.b', 429, 'Wait a bit.'],
      ],
    ],
    [`new DomainError('refused', own ?? 'a.b', 'No.')`, [['a.b', 422, 'No.']]],
    [`new DomainError('too_large', 'file.large', words)`, [['file.large', 413, '…']]],
    [`fault('notes.0', 'form.note', 'Twice.')`, [['form.note', 422, 'Twice.']]],
    [`problem(405, { code: 'method.not_allowed', detail }, id)`, [['method.not_allowed', 405, '…']]],
    [`problem(500, { code: 'internal', detail: 'Ours.' }, id)`, [['internal', 500, 'Ours.']]],
    [`const x = { status: 415, code: 'a.b', detail: 'No.' };`, [['a.b', 415, 'No.']]],
    [`log('booking.held', 'no error'); const y = { code: 'c.d' };`, []],
  ])('%s', (text, expected) => {
    expect(codesIn(text).map(({ code, status, says }) => [code, status, says])).toEqual(expected);
  });

  it('and their page has those that everybody meets', () => {
    const page = readFileSync(join(__dirname, '..', '..', 'docs', 'codes.md'), 'utf8');
    for (const code of [
      'slot.taken',
      'booking.not_found',
      'field.missing',
      'internal',
      'route.not_found',
      'request.refused',
    ])
      expect(page).toContain(`\`${code}\``);
  });
});
