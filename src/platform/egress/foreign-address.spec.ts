import { isForeignAddress } from './foreign-address';

const REFUSED: [string, string[]][] = [
  ['this machine', ['127.0.0.1', '127.255.255.254', '::1']],
  ['nobody', ['0.0.0.0', '0.1.2.3', '::']],
  [
    'a private network',
    ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1', 'fec0::1'],
  ],
  ['the link, with the metadata of clouds', ['169.254.169.254', '169.254.170.2', 'fe80::1', 'fe80::1%eth0']],
  [
    'metadata of clouds elsewhere',
    ['fd00:ec2::254', 'fd20:ce::254', '100.100.100.200', '192.0.0.192', '168.63.129.16'],
  ],
  ['carrier-grade NAT', ['100.64.0.1', '100.127.255.255']],
  ['many machines', ['224.0.0.1', '239.255.255.255', '255.255.255.255', 'ff02::1', 'ff0e::1']],
  [
    'protocols and tests',
    ['192.0.0.1', '192.0.2.1', '198.18.0.1', '198.19.255.255', '198.51.100.1', '203.0.113.1'],
  ],
  [
    'what is reserved',
    ['240.0.0.1', '192.88.99.1', '2001:db8::1', '3fff::1', '100::1', '5f00::1', '2001:2::1'],
  ],
  ['IPv4 mapped into IPv6', ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8', '0:0:0:0:0:ffff:a00:1']],
  ['IPv4 in the old compatible form', ['::127.0.0.1', '::7f00:1', '::8.8.8.8']],
  ['IPv4 translated', ['::ffff:0:127.0.0.1', '64:ff9b::7f00:1', '64:ff9b::10.0.0.1', '64:ff9b:1::1']],
  ['IPv4 in a tunnel', ['2002:7f00:1::', '2002:a00:1::1', '2001::1', '2001:0:7f00:1::']],
  [
    'no address in its usual form',
    ['', 'localhost', '127.1', '2130706433', '0x7f.1', '0177.0.0.1', '[::1]', '8.8.8.8 '],
  ],
];

const FOREIGN = [
  '8.8.8.8',
  '1.1.1.1',
  '172.15.0.1',
  '172.32.0.1',
  '100.63.255.255',
  '100.128.0.1',
  '169.253.0.1',
];
const FOREIGN_6 = [
  '2606:4700:4700::1111',
  '2001:4860:4860::8888',
  '2a00:1450:4001::200e',
  '2003::1',
  '2400:cb00::1',
];

describe('an address', () => {
  it.each(REFUSED.flatMap(([whose, addresses]) => addresses.map((address) => [whose, address])))(
    'of %s is not foreign: %s',
    (_, address) => {
      expect(isForeignAddress(address)).toBe(false);
    },
  );

  it.each([...FOREIGN, ...FOREIGN_6])('of somebody else is: %s', (address) => {
    expect(isForeignAddress(address)).toBe(true);
  });

  it('of this machine is not, however public it is', () => {
    const own = ['8.8.8.8', '2606:4700:4700::1111'];
    expect(isForeignAddress('8.8.8.8', own)).toBe(false);
    expect(isForeignAddress('2606:4700:4700:0:0:0:0:1111', own)).toBe(false);
    expect(isForeignAddress('8.8.4.4', own)).toBe(true);
  });
});
