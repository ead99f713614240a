import fc from 'fast-check';
import { markup, htmlPage, trusted } from './markup';

describe('markup', () => {
  it('escapes what is put into it, in content and in attributes', () => {
    const evil = `"><script>alert('1')</script>&`;
    expect(String(markup`<p title="${evil}">${evil}</p>`)).toBe(
      `<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">` +
        `&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</p>`,
    );
  });

  it('leaves markup as it is, and what is not there out', () => {
    const items = ['a', '<b>'].map((text) => markup`<li>${text}</li>`);
    expect(String(markup`<ul>${items}</ul>${null}${undefined}${false}${0}`)).toBe(
      '<ul><li>a</li><li>&lt;b&gt;</li></ul>0',
    );
    expect(String(markup`<style>${trusted('a > b{}')}</style>`)).toBe('<style>a > b{}</style>');
  });

  it('never lets a text become a tag or leave its quotes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const written = String(markup`${text}`);
        expect(written).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('becomes a whole page', () => {
    const page = htmlPage(
      { title: 'A & B', style: 'a{}', head: markup`<meta name="robots">` },
      markup`<p>x</p>`,
    );
    expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(page).toContain('<title>A &amp; B</title><style>a{}</style></head><body><p>x</p></body></html>');
    expect(page).toContain('<meta name="robots">');
  });
});
