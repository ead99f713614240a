import { createServer, type Server } from 'node:http';
import { Patience } from '../../support/patience';
import type { ApiOperation } from './contract';
import { sendTo, type SentRequest } from './wire';

const usual = new Patience(100, () => Promise.resolve({ slowness: 1, said: 'its usual pace' }));
let server: Server;
let base: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/here') response.end('{"a":1}');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const get = (path: string): SentRequest => ({
  operation: { path } as ApiOperation,
  method: 'GET',
  actor: 'anonymous',
  path: {},
  query: {},
  headers: {},
  body: null,
});

it('answers what came, and null where nothing comes while the machine could have brought it', async () => {
  const send = sendTo(base, usual);
  expect(await send(get('/here'), null)).toMatchObject({ status: 200, json: { a: 1 } });
  expect(await send(get('/nowhere'), null)).toBeNull();
});
