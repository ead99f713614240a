import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

/** Ways to call an address past the one place that looks where it leads; one a line. */
const FORBIDDEN = [
  'await fetch(url);',
  'const call = fetch;',
  'run({ call: fetch });',
  'await globalThis.fetch(url);',
  "await global['fetch'](url);",
  'new WebSocket(url);',
  "import { request } from 'node:http';",
  "import { get as ask, createServer } from 'http';",
  "import { request as send } from 'node:https';",
  "import { connect } from 'node:http2';",
  "import { createConnection } from 'node:net';",
  "import { connect as secure } from 'tls';",
  "import https from 'node:https';",
  "import * as net from 'node:net';",
  "export { request } from 'node:https';",
  "export * from 'node:https';",
  "const lazily = await import('node:https');",
  "const required = require('https');",
  "import old = require('https');",
  "import { request as again } from 'undici';",
  "import axios from 'axios';",
  "const { got } = await import('got');",
  "require('node-fetch')(url);",
];

/** What stays free: being a server, types, and words that only look like it. */
const ALLOWED = [
  "import { createServer, type IncomingMessage, type Server } from 'node:http';",
  "import type { Agent, ClientRequest } from 'node:http';",
  "import { type ClientRequest as Sent } from 'node:https';",
  "import { isIP, BlockList, Socket } from 'node:net';",
  'await this.calendars.fetch(id);',
  'await egress.fetchForeign(url, limits);',
];

const linesRefused = (lines: string[], filename: string): number[] => {
  const eslint = join(root, 'node_modules', 'eslint', 'bin', 'eslint.js');
  const { stdout } = spawnSync(
    process.execPath,
    [eslint, '--stdin', '--stdin-filename', filename, '-f', 'json'],
    { cwd: root, input: lines.join('\n'), encoding: 'utf8' },
  );
  const [{ messages }] = JSON.parse(stdout) as [{ messages: { line: number; message: string }[] }];
  const refused = messages.filter(({ message }) => message.startsWith('egress: ')).map(({ line }) => line);
  return [...new Set(refused)].sort((a, b) => a - b);
};

describe('foreign addresses are called from one place', () => {
  it.each(['src/bookings/seeded.ts', 'src/platform/http/seeded.ts', 'src/shared/zones/seeded.ts'])(
    'each way around it is refused in %s, and nothing else',
    (filename) => {
      const lines = [...FORBIDDEN, ...ALLOWED];
      expect(linesRefused(lines, filename)).toEqual(FORBIDDEN.map((_, index) => index + 1));
    },
    120_000,
  );

  it.each([
    'src/platform/egress/seeded.ts',
    'local/seeded.ts',
    'src/bookings/seeded.spec.ts',
    'test/bookings/seeded.spec.ts',
  ])(
    'and none in %s',
    (filename) => {
      expect(linesRefused(FORBIDDEN, filename)).toEqual([]);
    },
    120_000,
  );
});
