import { checkKnown, checkUnique, faultLog, keysOf, type FaultLog, type PackFault } from './fault';
import type { Pack, PackFolder, QuestionCategory } from './pack';
import { isPractised } from './pack-stages';
import { validateBlueprint } from './validate-blueprint';
import { validateQuestions } from './validate-questions';
import { checkContinues } from './validate-mapping';
import { validateTemplate } from './validate-template';

/**
 * Checks everything in a pack's folder that one file cannot say about itself: references between files,
 * duplicate keys, a mix that sums to 100, complete anchors, and a loop blueprint that can be built.
 * Expects data that already has the right shape. Answers every fault, none when the pack is sound.
 */
export function validatePack({ pack, questions, templates }: PackFolder): PackFault[] {
  const faults: PackFault[] = [];
  const packLog = faultLog('pack.json', faults);
  checkPack(pack, packLog);
  validateQuestions(pack, questions, faultLog('questions.json', faults));
  for (const { file, content } of templates) {
    validateTemplate(pack, content, faultLog(file, faults));
    const former = templates.find(
      (one) => one.content.stage === content.stage && one.content.version === content.version - 1,
    );
    if (former) checkContinues(former.content, content, faultLog(file, faults));
  }
  checkTemplates(pack, templates, packLog);
  return faults;
}

function checkPack(pack: Pack, log: FaultLog): void {
  for (const list of [
    'levels',
    'stages',
    'principles',
    'competencies',
    'categories',
    'loopBlueprints',
  ] as const)
    checkUnique<{ key: string }>(pack[list], list, 'key', (item) => item.key, log);
  checkUnique(pack.levels, 'levels', 'rank', (level) => level.rank, log);
  checkUnique(pack.stages, 'stages', 'order', (stage) => stage.order, log);
  checkUnique(pack.principles, 'principles', 'order', (principle) => principle.order, log);
  checkMix(pack, log);
  checkBookable(pack, log);
  checkReviews(pack, log);
  pack.categories.forEach((category, index) => checkTopics(category, `categories[${index}]`, log));
  pack.loopBlueprints.forEach((item, index) =>
    validateBlueprint(pack, item, `loopBlueprints[${index}]`, log),
  );
  checkSteps(pack, log);
}

function checkMix(pack: Pack, log: FaultLog): void {
  const sum = Object.values(pack.questionMix).reduce((total, percent) => total + percent, 0);
  if (sum !== 100) log.add('questionMix', `the shares sum to ${sum}, not 100`);
  for (const key of Object.keys(pack.questionMix))
    if (!pack.categories.some((category) => category.key === key))
      log.add(`questionMix.${key}`, `unknown category "${key}"`);
  for (const category of pack.categories)
    if (!Object.hasOwn(pack.questionMix, category.key))
      log.add('questionMix', `category "${category.key}" has no share`);
}

/** A session is sold by the minute range of its stage, between two people. */
function checkBookable(pack: Pack, log: FaultLog): void {
  pack.stages.forEach((stage, index) => {
    checkKnown(
      stage.categories ?? [],
      keysOf(pack.categories),
      `stages[${index}].categories`,
      'category',
      log,
    );
    if (stage.sessionTitle !== undefined && !stage.bookable)
      log.add(`stages[${index}].sessionTitle`, `stage "${stage.key}" cannot be booked and has no sessions`);
    if (!stage.bookable) return;
    if (!stage.minutes || stage.minutes.min < 1)
      log.add(`stages[${index}].minutes`, `stage "${stage.key}" can be booked and needs minutes`);
    if (stage.interviews.max < 1)
      log.add(`stages[${index}].interviews`, `stage "${stage.key}" can be booked but has no interview`);
  });
}

/** A text is counted, and two prompts are told apart by their keys. */
function checkReviews(pack: Pack, log: FaultLog): void {
  pack.stages.forEach(({ review }, index) => {
    if (!review) return;
    const path = `stages[${index}].review`;
    checkUnique(review.prompts, `${path}.prompts`, 'key', (prompt) => prompt.key, log);
    if (review.words && review.mediaTypes.includes('application/pdf'))
      log.add(`${path}.words`, 'the words of a PDF cannot be counted');
  });
}

function checkTopics(category: QuestionCategory, path: string, log: FaultLog): void {
  checkUnique(category.topics, `${path}.topics`, 'key', (topic) => topic.key, log);
  const needsTopics = category.filedUnder === 'topics';
  if (needsTopics !== category.topics.length > 0)
    log.add(
      `${path}.topics`,
      needsTopics ? 'at least one topic is needed' : 'topics are the principles here',
    );
}

function checkSteps(pack: Pack, log: FaultLog): void {
  pack.preparation.answerSteps.forEach(({ category, topic }, index) => {
    const path = `preparation.answerSteps[${index}]`;
    const found = pack.categories.find((candidate) => candidate.key === category);
    if (!found) log.add(`${path}.category`, `unknown category "${category}"`);
    else if (topic !== null && !found.topics.some((candidate) => candidate.key === topic))
      log.add(`${path}.topic`, `unknown topic "${topic}" of category "${category}"`);
  });
}

/** Every stage that is practised has a form, and its versions run from 1 without a gap. */
function checkTemplates(pack: Pack, templates: PackFolder['templates'], log: FaultLog): void {
  pack.stages.forEach((stage, index) => {
    const versions = templates
      .filter(({ content }) => content.stage === stage.key)
      .map(({ content }) => content.version)
      .sort((a, b) => a - b);
    if (isPractised(stage) && versions.length === 0)
      log.add(`stages[${index}]`, `stage "${stage.key}" can be booked but has no form template`);
    versions.forEach((version, position) => {
      if (version !== position + 1)
        log.add(
          `stages[${index}]`,
          `form versions of "${stage.key}" are ${versions.join(', ')}: not 1, 2, 3 ...`,
        );
    });
  });
}
