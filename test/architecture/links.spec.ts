import { pages } from '../../src/shared/links';
import { ADDRESSES } from '../../web/src/addresses';

/** What stands for an id or a token in an address. */
const ID = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';

const patterns = ADDRESSES.map((address) => new RegExp(`^${address.replaceAll(/\$\w+/g, '[^/]+')}$`));

describe('what mails, invitations and redirects lead to', () => {
  it.each(Object.keys(pages) as (keyof typeof pages)[])('%s is a page of the web application', (name) => {
    const [path = ''] = (pages[name] as (id: string) => string)(ID).split('?');
    expect(patterns.filter((pattern) => pattern.test(path)).map(String)).not.toEqual([]);
  });
});
