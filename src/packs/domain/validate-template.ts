import { checkUnique, keysOf, type FaultLog } from './fault';
import type { FormField, FormTemplateDraft, GradedItem, Pack } from './pack';
import { isPractised } from './pack-stages';
import { checkMapping } from './validate-mapping';

/** Checks a form template against its pack: known items, complete anchors, a usable scale, a complete mapping. */
export function validateTemplate(pack: Pack, template: FormTemplateDraft, log: FaultLog): void {
  if (template.pack !== pack.key) log.add('pack', `Give "${pack.key}" as the pack, not "${template.pack}".`);
  checkStage(pack, template, log);
  checkScale(template, log);
  checkRecommendation(template, log);
  const values = template.scale.values.map((value) => value.key);
  checkItems('competencies', template, keysOf(pack.competencies), values, log);
  checkItems('principles', template, keysOf(pack.principles), values, log);
  if (template.principles.perInterviewer.max > template.principles.items.length)
    log.add(
      'principles.perInterviewer',
      `Give an interviewer at most ${template.principles.items.length} principles: the form has no more.`,
    );
  for (const part of ['notes', 'competencies', 'principles', 'recommendation'] as const)
    checkFields(part, template[part].fields, log);
  checkMapping(template, log);
}

function checkStage(pack: Pack, template: FormTemplateDraft, log: FaultLog): void {
  const stage = pack.stages.find((candidate) => candidate.key === template.stage);
  if (!stage) log.add('stage', `Choose a stage of the pack: there is no "${template.stage}".`);
  else if (!isPractised(stage))
    log.add('stage', `Choose a stage that is practised: "${stage.key}" has nothing to give feedback on.`);
}

/** Both sides of the bar exist, and no value below it is ordered above a passing one. */
function checkScale({ scale }: FormTemplateDraft, log: FaultLog): void {
  checkUnique(scale.values, 'scale.values', 'key', (value) => value.key, log);
  checkUnique(scale.values, 'scale.values', 'order', (value) => value.order, log);
  if (keysOf(scale.values).has(scale.notTested.key))
    log.add('scale.notTested.key', `Choose another key: "${scale.notTested.key}" is a grade of the scale.`);
  checkCut(scale.values, (value) => value.passing, 'scale.values', 'passing', log);
}

/** Four or more values without a middle one: an even count, half of it for a hire. */
function checkRecommendation({ recommendation: { values } }: FormTemplateDraft, log: FaultLog): void {
  checkUnique(values, 'recommendation.values', 'key', (value) => value.key, log);
  checkUnique(values, 'recommendation.values', 'order', (value) => value.order, log);
  checkCut(values, (value) => value.hires, 'recommendation.values', 'hires', log);
  if (values.filter((value) => value.hires).length * 2 !== values.length)
    log.add('recommendation.values', 'Give as many values for a hire as against one, and no neutral one.');
}

function checkCut<T extends { order: number }>(
  values: T[],
  passes: (value: T) => boolean,
  path: string,
  field: string,
  log: FaultLog,
): void {
  const above = values.filter(passes).map((value) => value.order);
  const below = values.filter((value) => !passes(value)).map((value) => value.order);
  if (above.length === 0 || below.length === 0)
    return log.add(path, `Set "${field}" to true for one value or more, and to false for one or more.`);
  if (Math.max(...below) > Math.min(...above))
    log.add(path, `Order every value that is "${field}" above those that are not.`);
}

/**
 * Competencies and principles are the pack's, each once, with an anchor for each grade and no other. The first version
 * has all of them; a later one lacks what its mapping drops, or what the version before lacked.
 */
function checkItems(
  part: 'competencies' | 'principles',
  template: FormTemplateDraft,
  known: Set<string>,
  values: string[],
  log: FaultLog,
): void {
  const items: GradedItem[] = template[part].items;
  const path = `${part}.items`;
  checkUnique(items, path, 'key', (item) => item.key, log);
  for (const key of template.previous ? [] : known)
    if (!items.some((item) => item.key === key))
      log.add(path, `Add "${key}": a first version has all ${part} of the pack.`);
  items.forEach((item, index) => {
    if (!known.has(item.key))
      log.add(
        `${path}[${index}].key`,
        `Choose a key among the ${part} of the pack: there is no "${item.key}".`,
      );
    checkAnchors(item, values, `${path}[${index}].anchors`, log);
  });
}

function checkAnchors(item: GradedItem, values: string[], path: string, log: FaultLog): void {
  for (const value of values)
    if (!Object.hasOwn(item.anchors, value))
      log.add(path, `Write the anchor for "${value}" of "${item.key}".`);
  for (const value of Object.keys(item.anchors))
    if (!values.includes(value))
      log.add(`${path}.${value}`, `Leave out "${value}": the scale has no such grade.`);
}

const needed: Record<'notes' | 'competencies' | 'principles' | 'recommendation', FormField['kind'][]> = {
  notes: ['question', 'text', 'timestamp'],
  competencies: ['grade', 'evidence'],
  principles: ['grade', 'evidence'],
  recommendation: ['recommendation'],
};

/** Each grade has its evidence, and each form its recommendation: once, and no version can do without. */
const ASKED_ONCE: readonly FormField['kind'][] = ['grade', 'evidence', 'recommendation'];

function checkFields(part: keyof typeof needed, fields: FormField[], log: FaultLog): void {
  checkUnique(fields, `${part}.fields`, 'key', (field) => field.key, log);
  for (const kind of needed[part])
    if (!fields.some((field) => field.kind === kind))
      log.add(`${part}.fields`, `Add a field of kind "${kind}".`);
  for (const kind of ASKED_ONCE)
    if (fields.filter((field) => field.kind === kind).length > 1)
      log.add(`${part}.fields`, `Keep one field of kind "${kind}": no second one is read.`);
  fields.forEach((field, index) => {
    if (!field.required && needed[part].includes(field.kind) && ASKED_ONCE.includes(field.kind))
      log.add(
        `${part}.fields[${index}].required`,
        `Make "${field.key}" required: no form is filed without it.`,
      );
    const isText = field.kind === 'text' || field.kind === 'evidence';
    if (isText && field.maxLength === null)
      log.add(`${part}.fields[${index}].maxLength`, `Give "${field.key}" a limit: it holds text.`);
  });
}
