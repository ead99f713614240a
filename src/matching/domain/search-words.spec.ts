import { foldedSql, searchWords } from './search-words';

describe('the words of a search', () => {
  it.each([
    ['Ada  Moreau', ['ada', 'moreau']],
    ['  LINDQVIST ', ['lindqvist']],
    ['Zoë Peña', ['zoe', 'pena']],
    ['Zielińskı Łukasz Sørensen', ['zielinski', 'lukasz', 'sorensen']],
    ['ﬁnance', ['finance']],
    ['', []],
    ['\u0301', []],
  ])('%s: small letters without accents', (text, expected) => {
    expect(searchWords(text)).toEqual(expected);
  });

  it('are looked for in a text that is folded by the same letters', () => {
    expect(foldedSql('c.bio')).toContain(`'łøđı', 'lodi'`);
  });
});
