import { z } from 'zod';

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
    },
  });
  return { schema: root, components: definitions as Record<string, unknown> | undefined };
};

/** The bounds of a JavaScript integer say nothing about ours. */
const dropMachineBounds = (schema: { minimum?: number; maximum?: number }): void => {
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
};
