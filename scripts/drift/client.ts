import openapiTS, { astToString } from 'openapi-typescript';

const HEADER = '// Generated from openapi.json by `npm run generate`; do not edit.\n\n';

/** The text of client/schema.ts: the types of a contract. What has a default may be left out of a request. */
export const clientDocument = async (contract: string): Promise<string> =>
  HEADER + astToString(await openapiTS(contract, { defaultNonNullable: false }));
