import { clientNetwork } from './client-network';

describe('what counts as one client', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:0:7::1', '2001:db8:0:7'],
    ['2001:0db8:0000:0007:ffff:1:2:3', '2001:db8:0:7'],
    ['2001:db8::7:1:2:3:4', '2001:db8:0:7'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s is %s', (address, network) => expect(clientNetwork(address)).toBe(network));
});
