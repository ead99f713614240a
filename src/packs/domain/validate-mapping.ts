import { checkUnique, type FaultLog } from './fault';
import type { FormTemplateDraft, ScaleValue, VersionMapping } from './pack';

const PARTS = ['competencies', 'principles'] as const;

/** From version 2 on, a form says for each of its items which item of the version before it continues. */
export function checkMapping(template: FormTemplateDraft, log: FaultLog): void {
  const { previous, version } = template;
  if (version === 1)
    return previous ? log.add('previous', 'Leave this out: version 1 continues nothing.') : undefined;
  if (!previous) return log.add('previous', `Say how version ${version} continues the version before.`);
  if (previous.version !== version - 1)
    log.add('previous.version', `Give ${version - 1}: version ${version} continues no other.`);
  checkItems(template, previous, log);
  checkUnique(previous.grades, 'previous.grades', 'from', ({ from }) => from, log);
  const known = new Set(template.scale.values.map(({ key }) => key));
  previous.grades.forEach(({ to }, index) => {
    if (!known.has(to))
      log.add(`previous.grades[${index}].to`, `Choose a grade of the scale: there is no "${to}".`);
  });
}

function checkItems(template: FormTemplateDraft, previous: VersionMapping, log: FaultLog): void {
  for (const part of PARTS) {
    const mapped = new Set(previous.items.filter((item) => item.part === part).map((item) => item.to));
    for (const item of template[part].items)
      if (!mapped.has(item.key))
        log.add('previous.items', `Say what "${item.key}" of the ${part} continues, or that it is new.`);
  }
  previous.items.forEach(({ part, from, to, reason }, index) => {
    const path = `previous.items[${index}]`;
    if (to === null && from === null)
      log.add(path, 'Name what is continued or what continues it: this maps nothing to nothing.');
    if (to === null && !reason) log.add(`${path}.reason`, `Say why "${from}" is dropped.`);
    if (to !== null && !template[part].items.some(({ key }) => key === to))
      log.add(`${path}.to`, `Choose one of the ${part} of this version: there is no "${to}".`);
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
    checkUnique(
      mapping.items,
      'previous.items',
      'from',
      (item) => (item.part === part ? item.from : null),
      log,
    );
    const known = former[part].items.map(({ key }) => key);
    for (const key of known)
      if (!from.some((item) => item.from === key))
        log.add(
          'previous.items',
          `Map or drop "${key}", which is among the ${part} of version ${former.version}.`,
        );
    for (const { from: key } of from)
      if (key !== null && !known.includes(key))
        log.add(
          'previous.items',
          `Leave out "${key}": it is not among the ${part} of version ${former.version}.`,
        );
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
      log.add('previous.grades', `Map the grade "${key}" of the version before.`);
  grades.forEach(({ from }, index) => {
    if (!former.some(({ key }) => key === from))
      log.add(
        `previous.grades[${index}].from`,
        `Choose a grade of the version before: there is no "${from}".`,
      );
  });
  const orders = [...former]
    .sort((a, b) => a.order - b.order)
    .map(({ key }) => grades.find(({ from }) => from === key)?.to)
    .map((to) => next.find(({ key }) => key === to)?.order)
    .filter((order) => order !== undefined);
  if (orders.some((order, index) => index > 0 && order < (orders[index - 1] ?? 0)))
    log.add(
      'previous.grades',
      'Order the grades as the version before did: a better one becomes a worse one here.',
    );
}
