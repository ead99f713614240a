/** What we use of autocannon, which comes without types. */
declare module 'autocannon' {
  export interface Request {
    method?: string;
    path?: string;
    headers?: Record<string, string>;
    body?: string;
    setupRequest?: (request: Request) => Request;
  }
  export interface Result {
    duration: number;
    '2xx': number;
    non2xx: number;
    errors: number;
    timeouts: number;
    statusCodeStats: Record<string, { count: number }>;
  }
  export default function autocannon(options: {
    url: string;
    connections: number;
    /** Milliseconds between looks at whether it is done. */
    sampleInt?: number;
    duration?: number;
    /** Requests per second of all connections together. */
    overallRate?: number;
    headers?: Record<string, string>;
    amount?: number;
    requests?: Request[];
  }): Promise<Result>;
}
