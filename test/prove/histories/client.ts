import { Agent, request as send } from 'node:http';

/** One answer of the API, as far as a history looks at it. */
export interface Answer {
  status: number;
  /** The problem's code; undefined for successes. */
  code: string | undefined;
  body: Record<string, unknown>;
  etag: string | null;
}

export interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  token?: string;
  body?: object;
  headers?: Record<string, string>;
}

export type Client = (request: Request) => Promise<Answer>;

/**
 * Asks the API over HTTP, on kept connections. Throws for a 5xx: no history may meet one. Not with `client/`: histories
 * are many, and compare refusals as they do successes.
 */
export const clientOf = (baseUrl: string): Client => {
  const agent = new Agent({ keepAlive: true });
  return ({ method = 'GET', path, token, body, headers }) =>
    new Promise((resolve, reject) => {
      const text = body && JSON.stringify(body);
      const options = {
        method,
        agent,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(text && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
          ...headers,
        },
      };
      const sent = send(`${baseUrl}${path}`, options, (response) => {
        let answer = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => (answer += part));
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          if (status < 500) resolve(answerOf(status, answer, response.headers.etag));
          else reject(new Error(`${method} ${path} answered ${status}: ${answer}`));
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
};

const answerOf = (status: number, text: string, etag: string | undefined): Answer => {
  const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
  const code = typeof body.code === 'string' ? body.code : undefined;
  return { status, code, body, etag: etag ?? null };
};
