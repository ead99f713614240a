import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { openApiDocument } from '../../src/contract';
import { type Access, ACCESS } from '../../src/platform/http/access';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Route {
  method: Method;
  /** As declared, with `:id` for parameters. */
  path: string;
  access: Access | undefined;
}

export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  tags?: string[];
  security?: Record<string, string[]>[];
  responses: Record<string, { description?: string; content?: Record<string, { schema: object }> }>;
  requestBody?: {
    content: Record<string, { schema: { $ref?: string; allOf?: { $ref: string }[]; example?: unknown } }>;
  };
  parameters?: { name: string; in: string; required?: boolean; schema?: { maximum?: number } }[];
}

/** `GET /v1/x/:id` of a route. */
export const labelOf = ({ method, path }: { method: string; path: string }): string => `${method} ${path}`;

/** Every route that a controller declares, with who may call it. */
export const declaredRoutes = (nest: NestFastifyApplication): Route[] => {
  const controllers = [...nest.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => (metatype ? routesOf(metatype) : []));
};

const routesOf = (controller: { name: string; prototype: object } | (new () => object) | object): Route[] => {
  if (typeof controller !== 'function') return [];
  const base: unknown = Reflect.getMetadata('path', controller);
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const action = prototype[name];
    if (typeof action !== 'function' || !Reflect.hasMetadata('method', action)) return [];
    const access = (Reflect.getMetadata(ACCESS, action) ?? Reflect.getMetadata(ACCESS, controller)) as
      Access | undefined;
    const method = RequestMethod[Reflect.getMetadata('method', action) as RequestMethod] as Method;
    return pathsOf(action).map((path) => ({ method, path: joined(String(base), path), access }));
  });
};

const pathsOf = (action: object): string[] => {
  const path = Reflect.getMetadata('path', action) as string | string[];
  return Array.isArray(path) ? path : [path];
};

const joined = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

/** Every route that the running router answers, as labels; HEAD goes with its GET. */
export const routerLabels = (nest: NestFastifyApplication): string[] => {
  const above: string[] = [];
  const lines = nest.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }).split('\n');
  return lines.flatMap((line) => {
    const match = /^([\s│]*)[├└]── (\S+) \((.*)\)$/.exec(line);
    if (!match) return [];
    const [, indent = '', part = '', methods = ''] = match;
    const path = (above[indent.length / 4 - 1] ?? '') + part;
    above[indent.length / 4] = path;
    return methods
      .split(', ')
      .filter((method) => method !== 'HEAD')
      .map((method) => labelOf({ method, path }));
  });
};

const documents = new WeakMap<NestFastifyApplication, OpenAPIObject>();

/** The application's OpenAPI document, made once. */
const documentOf = (nest: NestFastifyApplication): OpenAPIObject => {
  const document = documents.get(nest) ?? openApiDocument(nest);
  documents.set(nest, document);
  return document;
};

/** The operations of the OpenAPI document by label. */
export const operations = (nest: NestFastifyApplication): Map<string, Operation> =>
  new Map(
    Object.entries(documentOf(nest).paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, Operation>).map(
        ([method, operation]) =>
          [
            labelOf({ method: method.toUpperCase(), path: path.replaceAll(/\{(\w+)\}/g, ':$1') }),
            operation,
          ] as const,
      ),
    ),
  );

/** The example body of an operation, as the document gives it: JSON, or a file as it is; undefined without a body. */
export const exampleBody = (nest: NestFastifyApplication, operation: Operation | undefined): unknown => {
  if (!operation?.requestBody) return undefined;
  const { 'application/json': json, ...others } = operation.requestBody.content;
  if (!json) return Object.values(others)[0]?.schema.example;
  const name = (json.schema.$ref ?? json.schema.allOf?.[0]?.$ref)?.split('/').at(-1);
  if (!name) return undefined;
  return (documentOf(nest).components?.schemas?.[name] as { example?: unknown } | undefined)?.example;
};

const SAMPLES: Record<string, string> = {
  date: '2027-03-01',
  packKey: 'amazon-tpm',
  stageKey: 'tpm-phone-screen',
  revision: '1',
};

/** The path with every parameter filled in: `id` for ids, something that exists for the others. */
export const addressOf = (path: string, id = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10'): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) => SAMPLES[name] ?? id);
