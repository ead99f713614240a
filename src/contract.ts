import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { openApiSchema, withProblems } from './platform/http/openapi';
import { SERVER_TIME } from './platform/http/server-time';

const DESCRIPTION =
  'Mock interviews with people who ran the real ones: find a coach, book and pay a session, get the feedback ' +
  'form a real interviewer would file. Times are ISO 8601 UTC instants with explicit IANA zones, money is in ' +
  'minor units, errors are RFC 9457 problem documents with a stable `code`. Every answer tells our time in the header ' +
  '`Greenroom-Now`: go by it, and not by the clock of your machine, for whatever is due or open "now".';

/** What each group of operations is about, in the order in which somebody meets them. */
export const TAGS: Record<string, string> = {
  accounts:
    'Signing up, logging in and out, passwords, addresses, and what belongs to you: export and erasure.',
  packs: 'Company packs: the stages, levels, principles and forms of an interview.',
  coaches: 'Finding a coach, and the times at which they can be booked.',
  candidates: 'What a candidate prepares for.',
  bookings: 'From the hold over the payment to the session, and its end: cancelling, joining, not coming.',
  documents: 'Documents that a coach reads without a meeting.',
  feedback: 'Question kits, notes, forms, grades of oneself, the report and the links that show it.',
  ratings: 'What candidates say about their coaches, and what these answer.',
  'my coaching': 'The coach’s own profile, application and offerings.',
  availability: 'The coach’s own hours.',
  'question bank': 'Questions of a pack, their moderation, and reports about them.',
  payments: 'What the payment provider calls.',
  admin: 'What only admins do: people, bookings, money, mails, versions of forms.',
};

const SERVER_TIME_HEADER = {
  description: 'Our time, on every answer.',
  schema: { type: 'string', format: 'date-time', example: '2027-03-01T17:00:00.000Z' },
} as const;

/** The OpenAPI document of all routes. */
export const openApiDocument = (app: INestApplication): OpenAPIObject => {
  const builder = new DocumentBuilder()
    .setTitle('Greenroom')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addServer('/', 'Where you found this document.')
    .addBearerAuth();
  for (const [name, description] of Object.entries(TAGS)) builder.addTag(name, description);
  const document = SwaggerModule.createDocument(app, builder.build(), {
    standardSchemaConverter: openApiSchema,
  });
  document.components = { ...document.components, headers: { [SERVER_TIME]: SERVER_TIME_HEADER } };
  return withProblems(document);
};
