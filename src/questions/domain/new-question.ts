import { dotted, faultLog, type PackFault } from '../../packs/domain/fault';
import type { Pack, QuestionEntry } from '../../packs/domain/pack';
import { checkQuestion } from '../../packs/domain/validate-questions';

/** One thing that cannot stand, by the field as it was sent. */
export interface QuestionFault {
  field: string;
  /** `question.too_short` and the like. */
  code: string;
  /** A sentence that says what is wanted. */
  message: string;
}

const fault = (field: string, code: string, message: string): QuestionFault => ({ field, code, message });

/** The reason of a pack's fault as a sentence of its own; some are one already. */
const asSentence = (reason: string): string =>
  dotted(`${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}${reason.endsWith('.') ? '' : '.'}`);

/** Web and mail addresses lead to people and documents; a question needs neither. */
const ADDRESS = /https?:|www\.|\S@\S+\.\S/i;
/** Fewer words are a topic and not a question. */
const WORDS_AT_LEAST = 4;

/**
 * What is wrong with a question that somebody wants to add. Beside what holds for every question of a pack, it follows
 * the custom of its kind: where all those that came with the pack have a framing or a mode, so must it, and where none
 * has one, it must not. `siblings` are those of the same category.
 */
export const newQuestionFaults = (
  pack: Pack,
  question: QuestionEntry,
  siblings: readonly QuestionEntry[],
): QuestionFault[] => {
  const faults: PackFault[] = [];
  checkQuestion(pack, question, '', faultLog('', faults));
  return [
    ...faults.map(({ path, reason }) => fault(dotted(path), 'question.not_of_pack', asSentence(reason))),
    ...wordingFaults(question),
    ...customFaults('framing', question, siblings),
    ...customFaults(
      'mode',
      question,
      siblings.filter(({ subcategory }) => subcategory === question.subcategory),
    ),
  ];
};

const wordingFaults = ({ text, followUps }: QuestionEntry): QuestionFault[] => {
  const faults = [text, ...followUps].flatMap((words, index) =>
    ADDRESS.test(words)
      ? [
          fault(
            index === 0 ? 'text' : `followUps.${index - 1}`,
            'question.address',
            'Leave addresses out of the question.',
          ),
        ]
      : [],
  );
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  // Scripts without spaces have long words: those count by their letters.
  const isShort = words.length < WORDS_AT_LEAST && !/[^\p{Script=Latin}\p{P}\p{N}\p{Z}\p{S}]/u.test(text);
  return isShort
    ? [
        ...faults,
        fault('text', 'question.too_short', `Write a question of at least ${WORDS_AT_LEAST} words.`),
      ]
    : faults;
};

const customFaults = (
  field: 'framing' | 'mode',
  question: QuestionEntry,
  siblings: readonly QuestionEntry[],
): QuestionFault[] => {
  const kind = field === 'framing' ? question.category : question.subcategory;
  if (siblings.length === 0) return [];
  if (question[field] === null && siblings.every((other) => other[field] !== null))
    return [
      fault(
        field,
        `question.${field}_missing`,
        `Say which ${field} it has, as all questions of "${kind}" do.`,
      ),
    ];
  if (question[field] !== null && siblings.every((other) => other[field] === null))
    return [
      fault(field, `question.${field}_unknown`, `Leave out the ${field}: questions of "${kind}" have none.`),
    ];
  return [];
};
