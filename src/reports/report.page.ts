import type { LabelledText, ReleasedForm, ReleasedItem } from '../forms';
import { markup, type Markup, htmlPage, type Part } from '../shared/markup';
import { factsOf, gapInWords, type Report } from './report';

/** The report as a page of its own: no scripts, nothing from elsewhere, good to read on a phone and on paper. `file` is
 * where the same report can be fetched as a PDF. */
export const reportPage = (report: Report, file: string | null = null): string =>
  htmlPage(
    { title: `${report.title} - ${report.candidate.name}`, style: STYLE, head: NOT_FOR_ROBOTS },
    markup`<main>
${header(report, file)}
${report.recommendation && overall(report.recommendation, report.comments)}
${graded('Principles', report.principles)}
${graded('Competencies', report.competencies)}
${nextSteps(report)}
${notes(report.notes)}
${footer(report)}
</main>`,
  );

const NOT_FOR_ROBOTS = markup`<meta name="robots" content="noindex, nofollow">`;

const header = (report: Report, file: string | null): Markup => markup`
<header><p class="brand">Greenroom</p><h1>${report.title}</h1><p class="notice">${report.notice}</p>
<dl>${factsOf(report).map(([term, text]) => pair(term, text))}</dl>${
  file && markup`<p class="file"><a href="${file}">Save as PDF</a></p>`
}</header>`;

const pair = (term: string, text: string): Markup => markup`<dt>${term}</dt><dd dir="auto">${text}</dd>`;

const overall = (
  value: { title: string; description: string },
  comments: readonly LabelledText[],
): Markup => markup`
<section class="overall"><h2>Overall recommendation</h2><p class="verdict">${value.title}</p>
<p class="soft">${value.description}</p>${comments.map(text)}</section>`;

const graded = (title: string, items: readonly ReleasedItem[]): Part =>
  items.length > 0 && markup`<section><h2>${title}</h2>${items.map(gradedItem)}</section>`;

const gradedItem = ({ title, grade, evidence, fields }: ReleasedItem): Markup => markup`
<article><h3>${title} ${grade && markup`<span class="grade ${tone(grade.passing)}">${grade.title}</span>`}</h3>
${grade?.anchor && markup`<p class="soft">${grade.anchor}</p>`}
${evidence?.text && markup`<p dir="auto">${evidence.text}</p>`}
${evidence && seenIn(evidence.notes)}
${fields.map(text)}</article>`;

const seenIn = (numbers: readonly number[]): Part => {
  const links = numbers.map((n, at) => markup`${at > 0 && ', '}<a href="#note-${n}">note ${n}</a>`);
  return links.length > 0 && markup`<p class="soft">Seen in ${links}</p>`;
};

const tone = (passing: boolean | null): string =>
  passing === null ? 'untested' : passing ? 'pass' : 'short';

/** What did not reach the level, where practice pays most, and what to practise with. */
const nextSteps = ({ workOn, suggestions, selfGrade }: Report): Part => [
  list(
    'How you saw it yourself',
    selfGrade.map((one) => `${one.title}. ${gapInWords(one)}`),
  ),
  list(
    'What to work on',
    workOn.map(({ title, grade }) => `${title}: ${grade}`),
  ),
  list(
    'Questions to practise with',
    suggestions.map((one) => markup`${one.text} <span class="soft">${one.practises}</span>`),
  ),
];

/** A section of points; nothing when there are none. */
const list = (title: string, points: readonly Part[]): Part =>
  points.length > 0 &&
  markup`<section><h2>${title}</h2><ul>${points.map((point) => markup`<li>${point}</li>`)}</ul></section>`;

const notes = (all: ReleasedForm['notes']): Part =>
  all.length > 0 && markup`<section id="notes"><h2>Notes</h2>${all.map(note)}</section>`;

const note = ({ number, fields }: ReleasedForm['notes'][number]): Markup =>
  markup`<article id="note-${number}"><h3>Note ${number}</h3>${fields.map(text)}</article>`;

const text = ({ title, text: said, inWords }: LabelledText): Markup =>
  markup`<h4>${title}</h4><p dir="auto">${inWords ?? said}</p>`;

const footer = ({ disclaimer, fingerprint }: Report): Markup => markup`
<footer><p>${disclaimer}</p>${fingerprint && markup`<p class="soft">Fingerprint ${fingerprint}</p>`}</footer>`;

const STYLE = `:root{color-scheme:light}body{margin:0;background:#f4f6f4;font:16px/1.55 system-ui,sans-serif;color:#1c2b21}
main{max-width:760px;margin:4vh auto;background:#fff;border-radius:16px;padding:32px;box-shadow:0 2px 12px #0001}
.brand{color:#1f7a4d;font-weight:700;margin:0}h1{margin:.1em 0;font-size:clamp(1.4em,5.5vw,1.9em);line-height:1.25}h2{margin:1.6em 0 .4em;font-size:1.2em;border-bottom:1px solid #dfe6e1;padding-bottom:.25em}
h3{margin:1.1em 0 .2em;font-size:1em}h4{margin:.7em 0 0;font-size:.85em;color:#66756b}p{margin:.25em 0;white-space:pre-line;overflow-wrap:anywhere}
.notice{background:#f3efe2;border-left:4px solid #b08900;padding:8px 12px}.soft{color:#66756b;font-size:.9em}
dl{display:grid;grid-template-columns:8em 1fr;gap:4px 12px}dt{color:#66756b}dd{margin:0}article{break-inside:avoid}
.verdict{font-size:1.6em;font-weight:700}.grade{display:inline-block;border-radius:999px;padding:1px 10px;font-size:.82em;font-weight:600;margin-left:6px}
.pass{background:#d9f0e3;color:#135436}.short{background:#fbe4dc;color:#7c2d12}.untested{background:#eceff1;color:#455}
footer{margin-top:2em;border-top:1px solid #dfe6e1;padding-top:1em;font-size:.9em}a{color:#1f7a4d}
h2,h3,h4{break-after:avoid}li{margin:.25em 0}p{orphans:2;widows:2}
@media print{body{background:#fff;font-size:11pt}main{box-shadow:none;margin:0;max-width:none;padding:0}.file{display:none}#notes article{break-inside:auto}}@page{margin:18mm}`;
