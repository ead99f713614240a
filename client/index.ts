import createClient, { type RequestOptions } from 'openapi-fetch';
import { ApiProblem, type Problem } from './api-problem.error';
import type { components, paths } from './schema';

export { ApiProblem, type Problem };

/** What the contract names: `Schemas['Booking']`. */
export type Schemas = components['schemas'];

/** Who calls, and over what. */
export interface Caller {
  /** The access token, or who gives the present one; nobody is logged in without. */
  token?: string | (() => string | null | Promise<string | null>);
  /** Sends the requests instead of the global `fetch`: to try again, to give up after some time. */
  fetch?: (request: Request) => Promise<Response>;
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathOf<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends { [K in M]: object } ? Path : never;
}[keyof paths];
type OperationOf<M extends Method, Path extends keyof paths> = paths[Path][M];
type Given<Operation> =
  object extends RequestOptions<Operation>
    ? [given?: RequestOptions<Operation>]
    : [given: RequestOptions<Operation>];
type ContentOf<Answer> = Answer extends { content: infer Content } ? Content[keyof Content] : undefined;
type BodyOf<Operation> = Operation extends { responses: infer Answers }
  ? ContentOf<Answers[keyof Answers & (200 | 201 | 202 | 204)]>
  : never;

/** Addresses that can be read, what is given to an operation, and what it answers: for whoever wraps the client. */
export type GetPath = PathOf<'get'>;
export type GivenOf<M extends Method, Path extends PathOf<M>> = RequestOptions<OperationOf<M, Path>>;
export type AnswerOf<M extends Method, Path extends PathOf<M>> = BodyOf<OperationOf<M, Path>>;

/** An answer from 200 to 299. */
export interface Answer<Body> {
  data: Body;
  response: Response;
}

type Call<M extends Method> = <Path extends PathOf<M>>(
  path: Path,
  ...given: Given<OperationOf<M, Path>>
) => Promise<BodyOf<OperationOf<M, Path>>>;

/**
 * The operations of openapi.json by method and path, with parameters, bodies and answers as it says. Each answers the
 * body and throws ApiProblem for all that is not 2xx; `send` answers status and headers too.
 */
export type Client = { [M in Method]: Call<M> } & {
  send: <M extends Method, Path extends PathOf<M>>(
    method: M,
    path: Path,
    ...given: Given<OperationOf<M, Path>>
  ) => Promise<Answer<BodyOf<OperationOf<M, Path>>>>;
};

/** A client for the API at this address. */
export const clientAt = (baseUrl: string, { token, fetch }: Caller = {}): Client => {
  const http = createClient<paths>({ baseUrl, fetch });
  http.use({
    onRequest: async ({ request }) => {
      const present = typeof token === 'function' ? await token() : token;
      if (present) request.headers.set('authorization', `Bearer ${present}`);
    },
  });
  const send = async (method: Method, path: string, given?: object): Promise<Answer<unknown>> => {
    const { data, error, response } = await http.request(method, path as never, given as never);
    if (!response.ok) throw new ApiProblem(`${method.toUpperCase()} ${path}`, response, error);
    return { data, response };
  };
  const call = (method: Method) => async (path: string, given?: object) =>
    (await send(method, path, given)).data;
  const [get, post, put, patch, remove] = (['get', 'post', 'put', 'patch', 'delete'] as const).map(call);
  return { send, get, post, put, patch, delete: remove } as Client;
};

/** The parameters of an address with `{id}`. */
export const byId = (id: string) => ({ params: { path: { id } } });

/** The same, if it still stands at this version. */
export const byVersion = (id: string, version: number) => ({
  params: { path: { id }, header: { 'If-Match': `"${version}"` } },
});

/** The parameters of a request that happens once, however often it is sent: another one needs another key. */
export const once = (key: string) => ({ params: { header: { 'Idempotency-Key': key } } });
