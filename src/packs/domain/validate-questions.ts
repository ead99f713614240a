import { checkKnown, checkUnique, keysOf, type FaultLog } from './fault';
import type { Pack, QuestionCategory, QuestionEntry } from './pack';
import { isAsked } from './pack-stages';

/** Checks each question against its pack, and that every category and bookable stage has questions to draw. */
export function validateQuestions(pack: Pack, questions: QuestionEntry[], log: FaultLog): void {
  checkUnique(questions, 'questions', 'key', (question) => question.key, log);
  checkUnique(questions, 'questions', 'text', (question) => question.text, log);
  questions.forEach((question, index) => checkQuestion(pack, question, `questions[${index}].`, log));
  checkSupply(pack, questions, log);
}

/**
 * Checks one question against its pack: every key it names is known, and it is filed where its category says. Places
 * begin with `at`: `questions[3].`, or nothing for a question by itself.
 */
export function checkQuestion(pack: Pack, question: QuestionEntry, at: string, log: FaultLog): void {
  checkKnown(question.principles, keysOf(pack.principles), `${at}principles`, 'principle', log);
  checkKnown(question.competencies, keysOf(pack.competencies), `${at}competencies`, 'competency', log);
  checkKnown(question.stages, keysOf(pack.stages), `${at}stages`, 'stage', log);
  if (question.levels !== 'all')
    checkKnown(question.levels, keysOf(pack.levels), `${at}levels`, 'level', log);
  const category = pack.categories.find((candidate) => candidate.key === question.category);
  if (!category) return log.add(`${at}category`, `unknown category "${question.category}"`);
  checkFiling(category, question, at, log);
  question.stages.forEach((key, index) => {
    const stage = pack.stages.find((candidate) => candidate.key === key);
    if (stage && !isAsked(stage, category.key))
      log.add(`${at}stages[${index}]`, `stage "${key}" asks no questions of category "${category.key}"`);
  });
}

/** Questions filed under principles name the one they mainly test, and list it among their principles. */
function checkFiling(category: QuestionCategory, question: QuestionEntry, at: string, log: FaultLog): void {
  const { subcategory } = question;
  if (category.filedUnder === 'topics') {
    if (!keysOf(category.topics).has(subcategory))
      log.add(`${at}subcategory`, `unknown topic "${subcategory}" of category "${category.key}"`);
    return;
  }
  if (question.principles[0] !== subcategory)
    log.add(`${at}subcategory`, `"${subcategory}" is not the first of the question's principles`);
}

/** A draw by the observed mix needs at least one question of each weighted category that a bookable stage asks. */
function checkSupply(pack: Pack, questions: QuestionEntry[], log: FaultLog): void {
  const weighted = pack.categories.filter((category) => (pack.questionMix[category.key] ?? 0) > 0);
  for (const stage of pack.stages.filter((candidate) => candidate.bookable))
    for (const category of weighted.filter(({ key }) => isAsked(stage, key))) {
      const found = questions.some(
        (question) => question.category === category.key && question.stages.includes(stage.key),
      );
      if (!found) log.add('questions', `no question of category "${category.key}" for stage "${stage.key}"`);
    }
}
