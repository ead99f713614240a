import type { LabelledText, ReleasedItem } from '../forms';
import type { Block, DocumentFrame } from '../platform/pdf/block';
import { factsOf, gapInWords, type Report } from './report';

const INK = '#1c2b21';
const GREY = '#66756b';
const GREEN = '#135436';
const BROWN = '#7c2d12';

const block = (text: string, looks: Partial<Block> = {}): Block => ({
  tag: 'P',
  text,
  size: 10.5,
  weight: 'regular',
  colour: INK,
  before: 4,
  indent: 0,
  keepWithNext: false,
  ruled: false,
  ...looks,
});

const title = (text: string): Block =>
  block(text, { tag: 'H1', size: 21, weight: 'bold', keepWithNext: true });
const heading = (text: string): Block =>
  block(text, { tag: 'H2', size: 14, weight: 'bold', before: 22, keepWithNext: true, ruled: true });
const subheading = (text: string): Block =>
  block(text, { tag: 'H3', size: 11, weight: 'bold', before: 13, keepWithNext: true });
const label = (text: string): Block =>
  block(text, { size: 8.5, colour: GREY, before: 7, keepWithNext: true });
const soft = (text: string): Block => block(text, { size: 9.5, colour: GREY });

/** The report as paragraphs of a document, in the order of its page. */
export const reportBlocks = (report: Report): Block[] => [
  block('Greenroom', { size: 10, weight: 'bold', colour: '#1f7a4d', keepWithNext: true }),
  title(report.title),
  block(report.notice, { weight: 'bold', colour: BROWN, before: 6 }),
  ...factsOf(report).map(([term, text], at) => block(`${term}: ${text}`, { before: at === 0 ? 10 : 1 })),
  ...overall(report),
  ...graded('Principles', report.principles),
  ...graded('Competencies', report.competencies),
  ...nextSteps(report),
  ...notes(report),
  block(report.disclaimer, { before: 24 }),
  ...(report.fingerprint ? [soft(`Fingerprint ${report.fingerprint}`)] : []),
];

const overall = ({ recommendation, comments }: Report): Block[] =>
  recommendation
    ? [
        heading('Overall recommendation'),
        block(recommendation.title, { size: 17, weight: 'bold', before: 8, keepWithNext: true }),
        soft(recommendation.description),
        ...texts(comments),
      ]
    : [];

const graded = (name: string, items: readonly ReleasedItem[]): Block[] =>
  items.length === 0 ? [] : [heading(name), ...items.flatMap(gradedItem)];

const gradedItem = ({ title: name, grade, evidence, fields }: ReleasedItem): Block[] => [
  subheading(name),
  ...(grade
    ? [
        block(grade.title, {
          weight: 'bold',
          colour: tone(grade.passing),
          before: 1,
          keepWithNext: Boolean(grade.anchor),
        }),
      ]
    : []),
  ...(grade?.anchor ? [soft(grade.anchor)] : []),
  ...(evidence?.text ? [block(evidence.text)] : []),
  ...(evidence?.notes.length ? [soft(`Seen in ${evidence.notes.map((n) => `note ${n}`).join(', ')}`)] : []),
  ...texts(fields),
];

const tone = (passing: boolean | null): string => (passing === null ? GREY : passing ? GREEN : BROWN);

const nextSteps = ({ workOn, suggestions, selfGrade }: Report): Block[] => [
  ...(selfGrade.length > 0
    ? [
        heading('How you saw it yourself'),
        ...selfGrade.map((one) => bullet(`${one.title}. ${gapInWords(one)}`)),
      ]
    : []),
  ...(workOn.length > 0
    ? [heading('What to work on'), ...workOn.map((item) => bullet(`${item.title}: ${item.grade}`))]
    : []),
  ...(suggestions.length > 0
    ? [
        heading('Questions to practise with'),
        ...suggestions.flatMap(({ text, practises }) => [
          bullet(text),
          block(practises, { size: 9, colour: GREY, indent: 14, before: 0 }),
        ]),
      ]
    : []),
];

const bullet = (text: string): Block => block(`\u2022 ${text}`, { indent: 6, keepWithNext: false });

const notes = ({ notes: all }: Report): Block[] =>
  all.length === 0
    ? []
    : [
        heading('Notes'),
        ...all.flatMap(({ number, fields }) => [subheading(`Note ${number}`), ...texts(fields)]),
      ];

const texts = (fields: readonly LabelledText[]): Block[] =>
  fields.flatMap(({ title: name, text, inWords }) => [label(name), block(inWords ?? text, { before: 1 })]);

/** What stands on every page of the document and in its description. */
export const reportFrame = (report: Report): DocumentFrame => ({
  title: `${report.title} - ${report.candidate.name}`,
  author: report.coach.name,
  subject: report.notice,
  header: `${report.title} \u00b7 ${report.candidate.name} with ${report.coach.name}`,
  footer: report.notice,
  at: report.amendedAt ?? report.submittedAt,
});
