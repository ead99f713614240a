import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** A JSON schema, as far as requests are made from it. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  pattern?: string;
  enum?: unknown[];
  anyOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  items?: Schema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  examples?: unknown[];
}

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Schema;
}

/** Says what is wrong with a value, or null. */
export type Check = (value: unknown) => string | null;

export interface ApiOperation {
  /** `GET /v1/packs/{packKey}` */
  label: string;
  method: string;
  path: string;
  parameters: Parameter[];
  body: Schema | null;
  bodyRequired: boolean;
  /** Media types of files that it takes as its body. */
  fileTypes: string[];
  /** A token is demanded. */
  closed: boolean;
  /** By status: the checks of the body by content type; none for an answer without content. */
  answers: Map<number, Map<string, Check>>;
  checkPath: Check;
  checkQuery: Check;
  checkHeaders: Check;
  checkBody: Check;
}

export interface Contract {
  operations: ApiOperation[];
  /** The schema that a reference points at; others are handed back. */
  resolve: (schema: Schema) => Schema;
}

interface RawOperation {
  parameters?: { name: string; in: string; required?: boolean; schema: object }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema?: object }> }>;
  security?: Record<string, unknown>[];
}

export interface RawDocument {
  paths: Record<string, object>;
  components?: { schemas?: Record<string, object> };
}

const DOCUMENT = 'openapi';

/** The operations of an OpenAPI 3.0 document, with everything that an answer or a request must keep to. */
export const readContract = (document: RawDocument): Contract => {
  const components = Object.fromEntries(
    Object.entries(document.components?.schemas ?? {}).map(([name, raw]) => [name, toJsonSchema(raw)]),
  );
  const checks = new Checks(components);
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, RawOperation>).map(([method, raw]) =>
      readOperation({ method: method.toUpperCase(), path, raw, checks }),
    ),
  );
  const resolve = (schema: Schema): Schema =>
    schema.$ref ? (components[schema.$ref.split('/').at(-1) ?? ''] as Schema) : schema;
  return { operations, resolve };
};

const readOperation = ({
  method,
  path,
  raw,
  checks,
}: {
  method: string;
  path: string;
  raw: RawOperation;
  checks: Checks;
}): ApiOperation => {
  const parameters = (raw.parameters ?? []).map(({ name, in: place, required, schema }): Parameter => ({
    name,
    in: place as Parameter['in'],
    required: required ?? false,
    schema: toJsonSchema(schema) as Schema,
  }));
  const bodySchema = raw.requestBody?.content['application/json']?.schema;
  const body = bodySchema ? (toJsonSchema(bodySchema) as Schema) : null;
  return {
    label: `${method} ${path}`,
    method,
    path,
    parameters,
    body,
    bodyRequired: raw.requestBody?.required ?? false,
    fileTypes: Object.keys(raw.requestBody?.content ?? {}).filter((type) => type !== 'application/json'),
    closed: (raw.security ?? []).length > 0 && (raw.security ?? []).every((way) => 'bearer' in way),
    answers: answersOf(raw, checks),
    checkPath: checks.ofParameters(parameters, 'path'),
    checkQuery: checks.ofParameters(parameters, 'query'),
    checkHeaders: checks.ofParameters(parameters, 'header'),
    checkBody: body ? checks.of(body) : () => null,
  };
};

const answersOf = ({ responses }: RawOperation, checks: Checks): ApiOperation['answers'] =>
  new Map(
    Object.entries(responses).map(([status, { content = {} }]) => [
      Number(status),
      new Map(
        Object.entries(content).map(([type, { schema = {} }]) => [
          type,
          checks.of(toJsonSchema(schema) as Schema),
        ]),
      ),
    ]),
  );

/** Compiled schemas: as they are for JSON, and lenient about text for what stands in an address or a header. */
class Checks {
  private readonly json = new Ajv({ strict: false });
  private readonly text = new Ajv({ strict: false, coerceTypes: 'array' });

  constructor(components: Record<string, object>) {
    for (const ajv of [this.json, this.text]) {
      addFormats(ajv);
      ajv.addSchema({ $id: DOCUMENT, components: { schemas: components } });
    }
  }

  of(schema: Schema): Check {
    const validate = this.json.compile(schema);
    return (value) => verdict(validate, value);
  }

  /** Where a query is declared, other names are refused; headers may go by any name. */
  ofParameters(parameters: Parameter[], place: Parameter['in']): Check {
    const mine = parameters.filter((parameter) => parameter.in === place);
    const validate = this.text.compile({
      type: 'object',
      properties: Object.fromEntries(mine.map(({ name, schema }) => [name, schema])),
      required: mine.filter(({ required }) => required).map(({ name }) => name),
      additionalProperties: place === 'header' || mine.length === 0,
    });
    return (value) => verdict(validate, structuredClone(value));
  }
}

const verdict = (validate: ValidateFunction, value: unknown): string | null => {
  if (validate(value)) return null;
  const [first] = validate.errors ?? [];
  const named = first?.params as { additionalProperty?: string } | undefined;
  return `${first?.instancePath || 'it'} ${first?.message}${named?.additionalProperty ? ` (${named.additionalProperty})` : ''}`;
};

/** OpenAPI 3.0 says `nullable` and `example` where JSON schema says `type: null` and `examples`. */
const toJsonSchema = (raw: unknown): object => {
  const { nullable, example, ...rest } = raw as Record<string, unknown>;
  const schema: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(rest)) schema[key] = convertMember(key, value);
  if (example !== undefined) schema.examples = [example];
  if (schema.oneOf) {
    schema.anyOf = schema.oneOf;
    delete schema.oneOf;
  }
  if (nullable !== true) return schema;
  const values = (schema.enum as unknown[] | undefined)?.filter((value) => value !== null);
  if (values?.length === 0) return { enum: [null] };
  return { anyOf: [values ? { ...schema, enum: values } : schema, { enum: [null] }] };
};

const convertMember = (key: string, value: unknown): unknown => {
  if (key === '$ref') return String(value).replace(/^#/, `${DOCUMENT}#`);
  if (key === 'properties')
    return Object.fromEntries(
      Object.entries(value as object).map(([name, raw]) => [name, toJsonSchema(raw)]),
    );
  if (key === 'items' || (key === 'additionalProperties' && typeof value === 'object'))
    return toJsonSchema(value);
  if (key === 'anyOf' || key === 'oneOf' || key === 'allOf') return (value as unknown[]).map(toJsonSchema);
  return value;
};
