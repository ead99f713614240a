import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { turnDestination } from './turn-destination';
import { testFolder } from '../../../test/support/test-folder';

describe('lines of one turn', () => {
  it('are written in order at the end of the turn', async () => {
    const file = join(testFolder('lines'), 'log');
    const log = turnDestination(file);
    for (const line of ['one\n', 'two\n', 'three\n']) log.write(line);
    await new Promise((resolve) => void setImmediate(resolve));
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\nthree\n');
    log.write('four\n');
    await new Promise((resolve) => void setImmediate(resolve));
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\nthree\nfour\n');
  });

  it('are written when the process exits in the middle of a turn', () => {
    const script = `
      const { turnDestination } = require('./src/platform/log/turn-destination.ts');
      turnDestination().write('the last words\\n');
      process.exit(0);`;
    const shown = execFileSync(process.execPath, ['-r', '@swc-node/register', '-e', script], {
      encoding: 'utf8',
    });
    expect(shown).toBe('the last words\n');
  });
});
