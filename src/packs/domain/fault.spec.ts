import fc from 'fast-check';
import { found } from '../../../test/packs/sound-pack';
import { checkKnown, checkUnique, faultLog, keysOf, type PackFault } from './fault';

const key = fc.constantFrom('a', 'b', 'c', null);

describe('values that are used once', () => {
  it('have no fault exactly when no two are the same; none is no value', () => {
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const faults = found((log) => checkUnique(keys, 'list', 'key', (one) => one, log));
        const given = keys.filter((one) => one !== null);
        expect(faults).toHaveLength(given.length - new Set(given).size);
      }),
    );
  });

  it('are told where they stand first, and in words where the file’s own are bad ones', () => {
    const keys = ['a', 'b', 'a'];
    expect(found((log) => checkUnique(keys, 'levels', 'key', (one) => one, log))).toEqual([
      'levels[2].key: Use every key once: "a" is at levels[0] already.',
    ]);
    expect(found((log) => checkUnique(keys, 'items', 'from', (one) => one, log))).toEqual([
      'items[2].from: Use every former key once: "a" is at items[0] already.',
    ]);
  });
});

describe('keys that are named', () => {
  const known = keysOf([{ key: 'a' }, { key: 'b' }]);
  const faults = (keys: string[]) => found((log) => checkKnown(keys, known, 'stages', 'stage', log));

  it('are of the pack, each once', () => {
    expect(faults(['b', 'a'])).toEqual([]);
    expect(faults(['a', 'x', 'a'])).toEqual([
      'stages[1]: Choose a stage of the pack: there is no "x".',
      'stages[2].key: Use every key once: "a" is at stages[0] already.',
    ]);
  });

  it('are not found among what every object has', () => {
    expect(faults(['constructor'])).toHaveLength(1);
  });
});

it('a log writes every fault under the name of its file', () => {
  const faults: PackFault[] = [];
  faultLog('pack.json', faults).add('levels', 'Too few.');
  faultLog('questions.json', faults).add('', 'Too many.');
  expect(faults).toEqual([
    { file: 'pack.json', path: 'levels', reason: 'Too few.' },
    { file: 'questions.json', path: '', reason: 'Too many.' },
  ]);
});
