import { DOCUMENT_FIELD } from '../../platform/http/document-form';
import type { DocumentSheet } from '../../documents';
import { markup, type Markup, type Part } from '../../shared/markup';
import { inWords } from '../../shared/zones/in-words';
import { row } from './page-parts';
import type { StatusView } from './status-pages.service';

/** What is asked for in a review, and the form to upload it while that is allowed. */
export const documentPart = ({ review, paths }: StatusView): Part =>
  review && [promptPart(review), review.wanted !== null && uploadForm(review, paths.document)];

/** What was uploaded, and when. */
export const documentRows = ({ review, zone }: StatusView): Markup[] =>
  (review?.documents ?? []).map(({ revision, words, uploadedAt }) =>
    row(
      `Version ${revision}`,
      `${words === null ? '' : `${words} words, `}uploaded on ${inWords(uploadedAt, zone)}`,
    ),
  );

const promptPart = ({ prompt }: DocumentSheet): Part =>
  prompt && markup`<h2>What to write about: ${prompt.title}</h2><p class="prompt">${prompt.text}</p>`;

const uploadForm = (sheet: DocumentSheet, path: string): Markup =>
  markup`<h2>${sheet.wanted === 1 ? 'Upload your document' : 'Upload a second version, once'}</h2>
<form method="post" action="${path}" enctype="multipart/form-data">
<p>${asked(sheet.rules)}</p>
<p><label for="document">Your document</label><input id="document" name="${DOCUMENT_FIELD}" type="file" accept="${accepted(sheet.rules)}" required></p>
<p><button>Upload</button></p></form>`;

type Rules = DocumentSheet['rules'];

const KINDS: Record<string, { words: string; endings: string }> = {
  'text/plain': { words: 'plain text', endings: '.txt' },
  'text/markdown': { words: 'Markdown', endings: '.md' },
  'application/pdf': { words: 'PDF', endings: '.pdf' },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {
    words: 'DOCX',
    endings: '.docx',
  },
};

const asked = ({ mediaTypes, words, maxBytes }: Rules): string => {
  const kinds = mediaTypes.map((type) => KINDS[type]?.words ?? type).join(' or ');
  const length = words ? `, ${words.min} to ${words.max} words` : '';
  return `A file in ${kinds}${length}, at most ${Math.floor(maxBytes / 1000)} kB.`;
};

const accepted = ({ mediaTypes }: Rules): string =>
  mediaTypes.map((type) => `${KINDS[type]?.endings ?? ''},${type}`).join(',');
