import type { LabelledText, ReleasedForm, ReleasedItem } from '../forms';
import { escapeHtml } from '../platform/mail/layout';
import { factsOf, gapInWords, type Report } from './report';

/** The report as a page of its own: no scripts, nothing from elsewhere, good to read on a phone and on paper. `file` is
 * where the same report can be fetched as a PDF. */
export const reportPage = (report: Report, file: string | null = null): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow"><title>${escapeHtml(`${report.title} - ${report.candidate.name}`)}</title>
<style>${STYLE}</style></head><body><main>
${header(report, file)}
${report.recommendation ? overall(report.recommendation, report.comments) : ''}
${graded('Principles', report.principles)}
${graded('Competencies', report.competencies)}
${nextSteps(report)}
${notes(report.notes)}
${footer(report)}
</main></body></html>`;

const header = (report: Report, file: string | null): string => `
<header><p class="brand">Greenroom</p><h1>${escapeHtml(report.title)}</h1><p class="notice">${escapeHtml(report.notice)}</p>
<dl>${factsOf(report)
  .map(([term, text]) => pair(term, text))
  .join('')}</dl>${file ? `<p class="file"><a href="${escapeHtml(file)}">Save as PDF</a></p>` : ''}</header>`;

const pair = (term: string, text: string): string =>
  `<dt>${term}</dt><dd dir="auto">${escapeHtml(text)}</dd>`;

const overall = (
  value: { title: string; description: string },
  comments: readonly LabelledText[],
): string => `
<section class="overall"><h2>Overall recommendation</h2><p class="verdict">${escapeHtml(value.title)}</p>
<p class="soft">${escapeHtml(value.description)}</p>${texts(comments)}</section>`;

const graded = (title: string, items: readonly ReleasedItem[]): string =>
  items.length === 0 ? '' : `<section><h2>${title}</h2>${items.map(gradedItem).join('')}</section>`;

const gradedItem = ({ title, grade, evidence, fields }: ReleasedItem): string => `
<article><h3>${escapeHtml(title)} ${grade ? `<span class="grade ${tone(grade.passing)}">${escapeHtml(grade.title)}</span>` : ''}</h3>
${grade?.anchor ? `<p class="soft">${escapeHtml(grade.anchor)}</p>` : ''}
${evidence?.text ? `<p dir="auto">${escapeHtml(evidence.text)}</p>` : ''}
${evidence?.notes.length ? `<p class="soft">Seen in ${evidence.notes.map((n) => `<a href="#note-${n}">note ${n}</a>`).join(', ')}</p>` : ''}
${texts(fields)}</article>`;

const tone = (passing: boolean | null): string =>
  passing === null ? 'untested' : passing ? 'pass' : 'short';

/** What did not reach the level, where practice pays most, and what to practise with. */
const nextSteps = ({ workOn, suggestions, selfGrade }: Report): string =>
  list(
    'How you saw it yourself',
    selfGrade.map((one) => `${escapeHtml(one.title)}. ${escapeHtml(gapInWords(one))}`),
  ) +
  list(
    'What to work on',
    workOn.map(({ title, grade }) => `${escapeHtml(title)}: ${escapeHtml(grade)}`),
  ) +
  list(
    'Questions to practise with',
    suggestions.map(
      ({ text, practises }) => `${escapeHtml(text)} <span class="soft">${escapeHtml(practises)}</span>`,
    ),
  );

/** A section of points that are HTML already; nothing when there are none. */
const list = (title: string, points: readonly string[]): string =>
  points.length === 0
    ? ''
    : `<section><h2>${title}</h2><ul>${points.map((point) => `<li>${point}</li>`).join('')}</ul></section>`;

const notes = (all: ReleasedForm['notes']): string =>
  all.length === 0
    ? ''
    : `<section id="notes"><h2>Notes</h2>${all
        .map(
          ({ number, fields }) =>
            `<article id="note-${number}"><h3>Note ${number}</h3>${texts(fields)}</article>`,
        )
        .join('')}</section>`;

const texts = (fields: readonly LabelledText[]): string =>
  fields
    .map(
      ({ title, text, inWords }) =>
        `<h4>${escapeHtml(title)}</h4><p dir="auto">${escapeHtml(inWords ?? text)}</p>`,
    )
    .join('');

const footer = ({ disclaimer, fingerprint }: Report): string => `
<footer><p>${escapeHtml(disclaimer)}</p>${fingerprint ? `<p class="soft">Fingerprint ${escapeHtml(fingerprint)}</p>` : ''}</footer>`;

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
