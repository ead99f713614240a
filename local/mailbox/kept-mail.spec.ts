import { linksOf, withAddresses } from './kept-mail';

describe('the addresses in a mail', () => {
  it.each([
    [
      'Open http://localhost:3000/bookings/1/status?token=a&x=1.',
      ['http://localhost:3000/bookings/1/status?token=a&x=1'],
    ],
    [
      '(https://example.com/a), then https://example.com/b!',
      ['https://example.com/a', 'https://example.com/b'],
    ],
    ['Twice https://example.com/a https://example.com/a', ['https://example.com/a']],
    ['none', []],
  ])('are found in "%s" without the sentence around them', (text, links) => {
    expect(linksOf({ text, html: null })).toEqual(links);
    expect(
      withAddresses(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
  });

  it('are those of the HTML too, each once', () => {
    const html = '<a href="https://example.com/a?x=1&amp;y=2">a</a><a href="https://example.com/c">c</a>';
    expect(linksOf({ text: 'https://example.com/a?x=1&y=2', html })).toEqual([
      'https://example.com/a?x=1&y=2',
      'https://example.com/c',
    ]);
  });
});
