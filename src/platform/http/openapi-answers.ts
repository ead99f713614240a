import type { OpenAPIObject } from '@nestjs/swagger';

/** A schema, or anything between two of them. */
type Part = { [key: string]: unknown };

/**
 * Answers get new fields whenever there is more to say, so the contract that is published leaves them open; requests stay
 * closed. Changes `document`. `closeAnswers` takes it back.
 */
export const openAnswers = (document: OpenAPIObject): void => {
  for (const object of objectsOfAnswers(document))
    if (object.additionalProperties === false) delete object.additionalProperties;
};

/** Answers as they are today, with nothing that is not named. Changes `document`. */
export const closeAnswers = (document: OpenAPIObject): void => {
  for (const object of objectsOfAnswers(document)) object.additionalProperties ??= false;
};

/** Schemas with named members that only answers have, wherever they stand. */
const objectsOfAnswers = (document: OpenAPIObject): Part[] => {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Part>;
  const sent = new Set<string>();
  const answered = new Set<string>();
  const objects: Part[] = [];
  for (const { responses, ...request } of operationsOf(document)) {
    visit(request, schemas, sent, () => undefined);
    visit(responses, schemas, answered, (part) => objects.push(part));
  }
  visit(document.components?.responses ?? {}, schemas, answered, (part) => objects.push(part));
  for (const name of answered)
    if (!sent.has(name)) visit(schemas[name] ?? {}, {}, new Set(), (part) => objects.push(part));
  return [...new Set(objects)].filter((part) => isPart(part.properties) && !isMember(part));
};

const operationsOf = (document: OpenAPIObject): Part[] =>
  Object.values(document.paths as Record<string, Record<string, Part>>).flatMap((path) =>
    Object.values(path),
  );

/** Every part of `of`, and the names of schemas that it leads to. Examples hold values, not schemas. */
const visit = (
  of: unknown,
  schemas: Record<string, Part>,
  names: Set<string>,
  see: (part: Part) => void,
): void => {
  if (Array.isArray(of)) return of.forEach((item) => visit(item, schemas, names, see));
  if (!isPart(of)) return;
  see(of);
  for (const [key, value] of Object.entries(of)) {
    if (key === 'example' || key === 'examples' || key === 'default') continue;
    const name = key === '$ref' ? /^#\/components\/schemas\/(.+)$/.exec(String(value))?.[1] : undefined;
    if (name === undefined) visit(value, schemas, names, see);
    else if (!names.has(name)) {
      names.add(name);
      visit(schemas[name] ?? {}, schemas, names, () => undefined);
    }
  }
};

const isPart = (value: unknown): value is Part =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of a schema may be called `properties` themselves: then they are no schema. */
const isMember = ({ type }: Part): boolean => type !== 'object';
