import { pages } from '../../src/shared/links';
import { wayBack } from '../../src/shared/way-back';
import { ADDRESSES } from '../../web/src/addresses';

const ID = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';

/** Whether the router has a page there, and no other shadows it by a name in its place. */
const isPage = (path: string): boolean =>
  ADDRESSES.some((address) => new RegExp(`^${address.replaceAll(/\$\w+/g, '[^/?#]+')}$`).test(path));

describe('where mails and redirects lead', () => {
  it('there is a page of the web application', () => {
    const without = Object.entries(pages).filter(([, page]) => {
      const [path = ''] = (page as (id: string) => string)(ID).split('?');
      return !isPage(path);
    });
    expect(without.map(([name]) => name)).toEqual([]);
  });

  it('somebody comes back there who had to log in first', () => {
    const lost = ADDRESSES.map((address) => address.replaceAll(/\$\w+/g, ID)).filter(
      (path) => wayBack(path) === null,
    );
    expect(lost).toEqual(['/sandbox']);
  });
});
