import type { OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { PROBLEM_TYPE } from './problem';

interface Converted {
  schema: unknown;
  components?: Record<string, unknown>;
}

/**
 * Our schemas as OpenAPI 3.0. Zod leaves out the examples of a request that contains a transform (they may be
 * examples of its result); ours are always of what is sent, so they are put back.
 */
export const openApiSchema = (
  schema: unknown,
  { schemaType }: { schemaType: 'input' | 'output' },
): Converted | undefined => {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { definitions, ...root } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io: schemaType,
    override: ({ zodSchema, jsonSchema }) => {
      const examples = z.globalRegistry.get(zodSchema)?.examples;
      if (Array.isArray(examples)) jsonSchema.examples = examples;
      dropMachineBounds(jsonSchema);
      if (jsonSchema.format === 'uuid') delete jsonSchema.pattern;
    },
  });
  return { schema: root, components: definitions as Record<string, unknown> | undefined };
};

/** The bounds of a JavaScript integer say nothing about ours. */
const dropMachineBounds = (schema: { minimum?: number; maximum?: number }): void => {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
};

export interface DocumentedOperation {
  parameters?: { in: string; description?: string; schema?: { description?: string } }[];
  requestBody?: object;
  responses: Record<string, DocumentedAnswer>;
}

interface DocumentedAnswer {
  description: string;
  content?: Record<string, object>;
}

/** What the edge may answer before a route sees the request. */
const EDGE_ANSWERS: {
  status: string;
  description: string;
  on: (operation: DocumentedOperation) => boolean;
}[] = [
  {
    status: '413',
    description: 'The body is too large.',
    on: (operation) => operation.requestBody !== undefined,
  },
  {
    status: '414',
    description: 'A part of the address is too long.',
    on: ({ parameters = [] }) => parameters.some((parameter) => parameter.in === 'path'),
  },
  {
    status: '415',
    description: 'The body is not application/json.',
    on: (operation) => operation.requestBody !== undefined,
  },
];

/** Adds to a document what holds for all routes: errors are problem documents, some come from the edge, nothing is said twice. */
export const withProblems = (document: OpenAPIObject): OpenAPIObject => {
  for (const path of Object.values(document.paths))
    for (const operation of Object.values(path as Record<string, DocumentedOperation>)) settle(operation);
  return document;
};

/** The same in words. */
export const EDGE_WORDS = EDGE_ANSWERS.map(({ status, description }) => `${status}: ${description}`);

/** What the edge may answer in the place of an operation, by status. */
export const edgeAnswersOf = (operation: DocumentedOperation): [string, DocumentedAnswer][] =>
  EDGE_ANSWERS.filter(({ on }) => on(operation)).map(({ status, description }) => [
    status,
    { description, content: { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } } },
  ]);

const settle = (operation: DocumentedOperation): void => {
  addProblems(operation);
  for (const { description, schema } of operation.parameters ?? [])
    if (schema?.description === description) delete schema?.description;
};

const addProblems = (operation: DocumentedOperation): void => {
  const { responses } = operation;
  for (const [status, answer] of edgeAnswersOf(operation)) responses[status] ??= answer;
  for (const [status, answer] of Object.entries(responses)) {
    // The route and its guard may both have said it.
    answer.description = [...new Set(answer.description.split('\n\n'))].join('\n\n');
    const json = answer.content?.['application/json'];
    if (Number(status) >= 400 && json) answer.content = { [PROBLEM_TYPE]: json };
  }
};
