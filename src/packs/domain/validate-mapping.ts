import { checkUnique, type FaultLog } from './fault';
import type { FormTemplateDraft, ScaleValue, VersionMapping } from './pack';

const PARTS = ['competencies', 'principles'] as const;

/** From version 2 on, a form says for each of its items which item of the version before it continues. */
export function checkMapping(template: FormTemplateDraft, log: FaultLog): void {
  const { previous, version } = template;
  if (version === 1) return previous ? log.add('previous', 'version 1 continues nothing') : undefined;
  if (!previous)
    return log.add('previous', `version ${version} must say how it continues the version before`);
  if (previous.version !== version - 1)
    log.add('previous.version', `version ${version} continues ${version - 1}, not ${previous.version}`);
  checkItems(template, previous, log);
  checkUnique(previous.grades, 'previous.grades', 'from', ({ from }) => from, log);
  const known = new Set(template.scale.values.map(({ key }) => key));
  previous.grades.forEach(({ to }, index) => {
    if (!known.has(to)) log.add(`previous.grades[${index}].to`, `"${to}" is not a grade of the scale`);
  });
}

function checkItems(template: FormTemplateDraft, previous: VersionMapping, log: FaultLog): void {
  for (const part of PARTS) {
    const mapped = new Set(previous.items.filter((item) => item.part === part).map((item) => item.to));
    for (const item of template[part].items)
      if (!mapped.has(item.key)) log.add('previous.items', `"${item.key}" of ${part} is not mapped`);
  }
  previous.items.forEach(({ part, from, to, reason }, index) => {
    const path = `previous.items[${index}]`;
    if (to === null && from === null) log.add(path, 'maps nothing to nothing');
    if (to === null && !reason) log.add(`${path}.reason`, `say why "${from}" is dropped`);
    if (to !== null && !template[part].items.some(({ key }) => key === to))
      log.add(`${path}.to`, `"${to}" is not among the ${part} of this version`);
  });
}

/**
 * Checks a mapping against the version that it continues: every former item is mapped once or dropped, every former
 * grade has a present one, and a better grade never becomes a worse one.
 */
export function checkContinues(former: FormTemplateDraft, next: FormTemplateDraft, log: FaultLog): void {
  const mapping = next.previous;
  if (!mapping) return;
  for (const part of PARTS) {
    const from = mapping.items.filter((item) => item.part === part && item.from !== null);
    checkUnique(from, 'previous.items', 'from', (item) => item.from, log);
    const known = former[part].items.map(({ key }) => key);
    for (const key of known)
      if (!from.some((item) => item.from === key))
        log.add(
          'previous.items',
          `"${key}" of ${part} in version ${former.version} is neither mapped nor dropped`,
        );
    for (const { from: key } of from)
      if (key !== null && !known.includes(key))
        log.add('previous.items', `version ${former.version} has no "${key}" among its ${part}`);
  }
  checkGrades(former.scale.values, next.scale.values, mapping, log);
}

function checkGrades(
  former: ScaleValue[],
  next: ScaleValue[],
  { grades }: VersionMapping,
  log: FaultLog,
): void {
  for (const { key } of former)
    if (!grades.some(({ from }) => from === key))
      log.add('previous.grades', `grade "${key}" of the version before is not mapped`);
  grades.forEach(({ from }, index) => {
    if (!former.some(({ key }) => key === from))
      log.add(`previous.grades[${index}].from`, `the version before has no grade "${from}"`);
  });
  const orders = [...former]
    .sort((a, b) => a.order - b.order)
    .map(({ key }) => grades.find(({ from }) => from === key)?.to)
    .map((to) => next.find(({ key }) => key === to)?.order)
    .filter((order) => order !== undefined);
  if (orders.some((order, index) => index > 0 && order < (orders[index - 1] ?? 0)))
    log.add('previous.grades', 'a better grade becomes a worse one');
}
