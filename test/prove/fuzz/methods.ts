import type { ApiOperation, Contract } from './contract';
import { judge } from './judge';
import type { Send, SentRequest } from './wire';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
const AN_ID = '0197a3c2-6d1e-7a55-9a54-3e9a0d9f4f10';

/**
 * Asks every address with the methods that the contract does not give it: 405 as a problem document that names those
 * it does, and nothing else. HEAD may be answered where GET is, without a body. Answers what went otherwise.
 */
export const tryOtherMethods = async ({ operations }: Contract, send: Send): Promise<string[]> => {
  const wrong: string[] = [];
  for (const [path, documented] of byPath(operations)) {
    for (const method of METHODS.filter((name) => !documented.has(name))) {
      const request = bare(path, method);
      const answer = await send(request, null);
      const allowed = String(answer?.headers.allow ?? '').split(', ');
      const refused = answer?.status === 405 && [...documented].every((name) => allowed.includes(name));
      const isProblem = judge(request, answer).every(({ kind }) => kind === 'undocumented status');
      if (!refused || !isProblem) wrong.push(`${method} ${path}: ${answer?.status}`);
    }
    const head = await send(bare(path, 'HEAD'), null);
    if (!head || head.status >= 500 || head.text !== '') wrong.push(`HEAD ${path}: ${head?.status}`);
  }
  return wrong;
};

const byPath = (operations: ApiOperation[]): Map<string, Set<string>> => {
  const paths = new Map<string, Set<string>>();
  for (const { path, method } of operations) paths.set(path, (paths.get(path) ?? new Set()).add(method));
  return paths;
};

/** A request without anything; what the contract says of the address does not concern its method. */
const bare = (path: string, method: string): SentRequest => ({
  operation: {
    label: `${method} ${path}`,
    method,
    path,
    parameters: [],
    body: null,
    bodyRequired: false,
    fileTypes: [],
    closed: false,
    answers: new Map(),
    checkPath: () => null,
    checkQuery: () => null,
    checkHeaders: () => null,
    checkBody: () => null,
  },
  method,
  actor: 'anonymous',
  path: Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, AN_ID])),
  query: {},
  headers: {},
  body: null,
});
