import { z } from 'zod';

const seconds = (preset: number) => z.coerce.number().int().min(1).max(3_600).default(preset);

/** Settings of the patience with clients; part of the one list of settings. */
export const httpSettings = {
  HEADERS_SECONDS: seconds(15).describe(
    'so long a client may take to send the head of a request, or anything at all after connecting',
  ),
  REQUEST_SECONDS: seconds(60).describe(
    'so long a client may take to send a whole request, an uploaded document included',
  ),
  KEEP_ALIVE_SECONDS: seconds(72).describe(
    'so long a connection stays open without a request; make it longer than your proxy does',
  ),
  CONNECTIONS_PER_CLIENT: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .describe(
      'connections (behind a trusted proxy: requests under way) that one client may have open with one process; 0 for no limit (default: 256, none in tests)',
    ),
};

/** How patient we are with clients, in milliseconds. */
export interface HttpConfig {
  /** From the connection, or the end of the request before, to the end of the headers. */
  headersMs: number;
  /** From its first byte to its last. */
  requestMs: number;
  /** Between two requests. */
  keepAliveMs: number;
  /** Without a byte in either direction, also while an answer is made or read. */
  silentMs: number;
  /** How often the first two are looked at. */
  checkEveryMs: number;
  /** Per client and process; 0 for no limit. */
  connectionsPerClient: number;
}

/** A document may be made for up to 20 s, after others; a reader who has stopped reading holds its bytes so long. */
const SILENT_MS = 120_000;
const CHECK_EVERY_MS = 5_000;
const CONNECTIONS_PER_CLIENT = 256;

type Given = z.output<z.ZodObject<typeof httpSettings>> & { NODE_ENV: string };

export const httpConfigOf = (s: Given): HttpConfig => ({
  // The head is part of the whole.
  headersMs: Math.min(s.HEADERS_SECONDS, s.REQUEST_SECONDS) * 1_000,
  requestMs: s.REQUEST_SECONDS * 1_000,
  keepAliveMs: s.KEEP_ALIVE_SECONDS * 1_000,
  silentMs: SILENT_MS,
  checkEveryMs: CHECK_EVERY_MS,
  connectionsPerClient: s.CONNECTIONS_PER_CLIENT ?? (s.NODE_ENV === 'test' ? 0 : CONNECTIONS_PER_CLIENT),
});
