import { markup, htmlPage, type Part } from '../shared/markup';
import type { DifferenceView } from './documents.schemas';

/** The difference as a page of its own: no scripts, nothing from elsewhere, and every word of the texts escaped. */
export const differencePage = ({ first, second, parts, byWords }: DifferenceView): string =>
  htmlPage(
    { title: 'What changed - Greenroom', style: STYLE, head: NOT_FOR_ROBOTS },
    markup`<main>
<p class="brand">Greenroom</p><h1>What changed</h1>
<p class="soft">First version: ${first.words ?? 0} words. Second version: ${second.words ?? 0} words.
<del>Struck out</del> was removed, <ins>underlined</ins> was added.</p>
${byWords ? null : TOO_DIFFERENT}
<div class="text" dir="auto">${parts.map(marked)}</div>
</main>`,
  );

const NOT_FOR_ROBOTS = markup`<meta name="robots" content="noindex, nofollow">`;
const TOO_DIFFERENT = markup`<p class="soft">The two differ too much to be compared word by word: the first stands before the second.</p>`;

const marked = ({ kind, text }: DifferenceView['parts'][number]): Part => {
  if (kind === 'removed') return markup`<del>${text}</del>`;
  return kind === 'added' ? markup`<ins>${text}</ins>` : text;
};

const STYLE = `:root{color-scheme:light}body{margin:0;background:#f4f6f4;font:16px/1.6 system-ui,sans-serif;color:#1c2b21}
main{max-width:760px;margin:4vh auto;background:#fff;border-radius:16px;padding:32px;box-shadow:0 2px 12px #0001}
.brand{color:#1f7a4d;font-weight:700;margin:0}h1{margin:.1em 0}.soft{color:#66756b;font-size:.9em}
.text{white-space:pre-wrap;overflow-wrap:anywhere;margin-top:1.5em}
del{background:#fbe4dc;color:#7c2d12}ins{background:#d9f0e3;color:#135436}
@media print{body{background:#fff}main{box-shadow:none;margin:0;max-width:none;padding:0}}`;
