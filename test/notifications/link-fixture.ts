import { createHmac } from 'node:crypto';
import { bookingPagePath, type Side } from '../../src/bookings';
import type { TestApp } from '../support/app';

/** The candidate's token as it has been mailed since the first version, made without the code that makes it now. */
export const firstToken = (app: TestApp, id: string): string =>
  createHmac('sha256', app.config.secret).update(`status page ${id}`).digest('base64url').slice(0, 22);

/** The token of a side, as it stands in the address of its page. */
export const tokenOf = (app: TestApp, id: string, side: Side, revision = 0): string =>
  tokenIn(bookingPagePath(id, app.config.secret, side, revision));

export const tokenIn = (link: string): string =>
  new URL(link, 'https://greenroom.example').searchParams.get('token') ?? '';

/** What the page of a link reads of its booking. */
export const cardOf = (app: TestApp, link: string) => {
  const id = /\/bookings\/([\w-]+)/.exec(link)?.[1] ?? '';
  return app
    .http()
    .get(`/v1/bookings/${id}/card`)
    .query({ token: tokenIn(link) });
};
