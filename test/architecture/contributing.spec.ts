import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
const table = text.slice(text.indexOf('### Which test proves which rule'));
const files = [...table.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file as string);
const proofs = [...table.matchAll(/proofs? ((?:`[a-z-]+`(?:, )?)+)/g)].flatMap(([, names = '']) =>
  [...names.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name as string),
);

describe('the table of what proves which rule', () => {
  it('is found', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(proofs.length).toBeGreaterThan(5);
  });

  it.each(files)('names %s, which exists', (file) => {
    expect(existsSync(join(ROOT, file))).toBe(true);
  });

  it.each(proofs)('names the proof %s, which exists', (proof) => {
    expect(existsSync(join(ROOT, 'test', 'prove', `${proof}.proof.ts`))).toBe(true);
  });
});
