import { createHmac } from 'node:crypto';
import { type Side, statusPagePath } from '../../src/bookings';
import type { TestApp } from '../support/app';

/** The candidate's token as it has been mailed since the first version, made without the code that makes it now. */
export const firstToken = (app: TestApp, id: string): string =>
  createHmac('sha256', app.config.secret).update(`status page ${id}`).digest('base64url').slice(0, 22);

/** The token of a side, as it stands in the address of its page. */
export const tokenOf = (app: TestApp, id: string, side: Side): string =>
  new URL(statusPagePath(id, app.config.secret, side), app.url).searchParams.get('token') ?? '';

/** What a page says: its text without tags, with spaces for them. */
export const textOf = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');

/** The status page of a side, in words. */
export const pageOf = async (app: TestApp, id: string, side: Side): Promise<string> => {
  const { text } = await app
    .http()
    .get(statusPagePath(id, app.config.secret, side))
    .expect(200);
  return textOf(text);
};
