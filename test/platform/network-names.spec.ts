import { Resolver } from 'node:dns/promises';
import { NetworkNames } from '../../src/platform/egress/names';
import { until } from '../support/until';
import { type NameServer, startNameServer } from './name-server';

const V6 = [0x26, 0x06, 0x47, 0, 0x47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x11, 0x11];

describe('the addresses of a name', () => {
  let server: NameServer;
  let names: NetworkNames;
  beforeAll(async () => {
    server = await startNameServer({
      'both.test': {
        A: [
          [192, 0, 2, 1],
          [192, 0, 2, 2],
        ],
        AAAA: [V6],
      },
      'old.test': { A: [[192, 0, 2, 3]] },
      'new.test': { AAAA: [V6] },
      'empty.test': {},
      'silent.test': null,
    });
    names = new NetworkNames([server.address]);
  });
  afterAll(() => server.stop());

  const ask = (name: string, signal = new AbortController().signal) => names.addressesOf(name, signal);

  it.each([
    ['both.test', ['192.0.2.1', '192.0.2.2', '2606:4700:4700::1111']],
    ['old.test', ['192.0.2.3']],
    ['new.test', ['2606:4700:4700::1111']],
    ['empty.test', []],
    ['unknown.test', []],
  ])('of %s are all that the network tells', async (name, addresses) => {
    expect(await ask(name)).toEqual(addresses);
    expect(server.asked).toEqual(expect.arrayContaining([`${name} A`, `${name} AAAA`]));
  });

  it('are asked for once, without the domains that this machine would add', async () => {
    expect(await ask('single')).toEqual([]);
    expect(server.asked.filter((name) => name.startsWith('single'))).toEqual(['single A', 'single AAAA']);
  });

  it('are no longer waited for once nobody wants them', async () => {
    const wish = new AbortController();
    const asking = ask('silent.test', wish.signal);
    await until(() => server.asked.includes('silent.test A'), 'the name is asked for');
    const taken = jest.spyOn(Resolver.prototype, 'cancel');
    wish.abort();
    expect(taken).toHaveBeenCalledTimes(1);
    expect(await asking).toEqual([]);
    taken.mockRestore();
  });
});
