import { inWords } from '../../src/shared/zones/in-words';
import { SandboxModule } from '../../local/sandbox.module';
import type { TestCoach } from '../support/coaches';
import { bookAndPay, type PaidBooking, publishedCoach } from '../support/scenario';
import { useTestApp } from '../support/use-test-app';

interface SeenMail {
  id: string;
  kind: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  links: string[];
  at: string;
}

describe('the dev mailbox', () => {
  const app = useTestApp({}, { extras: [{ module: SandboxModule }] });
  let coach: TestCoach;
  let booking: PaidBooking;
  let mail: SeenMail;

  const get = (path: string, accept = 'text/html') => app.http().get(path).set('Accept', accept);
  const found = async (query: Record<string, string>): Promise<SeenMail[]> =>
    (await get('/sandbox/mailbox', 'application/json').query(query).expect(200)).body.items;

  beforeAll(async () => {
    coach = await publishedCoach(app);
    booking = await bookAndPay(app, { coach });
    [mail] = (await found({ to: booking.candidate.email, kind: 'booking.confirmed' })) as [SeenMail];
  });

  it('shows a mail as its reader sees it, in a frame that runs nothing and whose links leave it', async () => {
    const { text: page } = await get(`/sandbox/mailbox/${mail.id}`).expect(200);
    const frame = /<iframe[^>]*>/.exec(page)?.[0] ?? '';
    expect(/sandbox="([^"]*)"/.exec(frame)?.[1]).toBe('allow-top-navigation-by-user-activation');
    const source = /src="([^"]*)"/.exec(frame)?.[1] ?? '';
    const { text: html, headers } = await get(source)
      .expect(200)
      .expect('Content-Type', /text\/html/);
    expect(html.replace('<base target="_top">', '')).toBe(mail.html);
    expect(html).toContain('<base target="_top">');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain('sandbox allow-top-navigation-by-user-activation');
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(headers['x-frame-options']).toBe('SAMEORIGIN');
  });

  it('has the text with its links, the invitation and the time of its reader beside it, and no script', async () => {
    const { text: page, headers } = await get(`/sandbox/mailbox/${mail.id}`).expect(200);
    expect(page).not.toContain('<script');
    expect(page).toContain('<summary>As text</summary>');
    expect(page).toContain('<summary>Invitation (REQUEST)</summary>');
    expect(page).toContain(inWords(new Date(mail.at), 'Europe/Paris'));
    for (const link of mail.links.filter((one) => mail.text.includes(one)))
      expect(page).toContain(`<a href="${link.replaceAll('&', '&amp;')}">`);
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['vary']).toContain('Accept');
    await get(`/sandbox/mailbox/${mail.id}/invitation.ics`)
      .expect(200)
      .expect('Content-Type', /text\/calendar/);
  });

  it('answers JSON to who asks for it, with links that can be followed', async () => {
    const { body } = await get(`/sandbox/mailbox/${mail.id}`, 'application/json').expect(200);
    expect(body).toEqual(mail);
    expect((await get(`/sandbox/mails/${mail.id}`, '*/*').expect(200)).body).toEqual(mail);
    const page = mail.links.find((link) => link.includes('?token='));
    expect(page).toBeDefined();
    const { pathname, search } = new URL(page ?? '');
    expect((await get(`/v1${pathname}/card${search}`).expect(200)).body.state.word).toBe('Booked');
    await get('/sandbox/mailbox', '*/*')
      .expect(200)
      .expect('Content-Type', /text\/html/);
    await get('/sandbox/mailbox', 'text/html,application/json;q=0.9').expect('Content-Type', /text\/html/);
  });

  it('is searched by recipient, subject, words and kind; every word must be there', async () => {
    const ids = async (query: Record<string, string>) => (await found(query)).map(({ id }) => id);
    expect(await ids({ q: booking.candidate.email })).toContain(mail.id);
    expect(await ids({ q: mail.subject.toUpperCase(), to: booking.candidate.email })).toContain(mail.id);
    expect(await ids({ q: 'booking.confirmed' })).toContain(mail.id);
    expect(await ids({ q: `minutes ${booking.candidate.email}` })).toContain(mail.id);
    expect(await ids({ q: 'minutes nowhere-at-all' })).toEqual([]);
    expect(await ids({ q: '%' })).toEqual([]);
    expect(await ids({ q: '', to: '', kind: '' })).toContain(mail.id);
    const { text } = await get('/sandbox/mailbox?q=%22%3E%3Cb%3E').expect(200);
    expect(text).toContain('No mail is like that.');
    expect(text).toContain('value="&quot;&gt;&lt;b&gt;"');
    await get('/sandbox/mailbox?q=%00').expect(422);
    await get('/sandbox/mailbox?cursor=rubbish').expect(400);
  });

  it('has pages, each mail on one of them, and the search stays', async () => {
    const all = await found({ limit: '200' });
    const seen: string[] = [];
    let next: string | null = '/sandbox/mailbox?limit=2&q=greenroom';
    while (next) {
      const { text }: { text: string } = await get(next).expect(200);
      const ids = [...text.matchAll(/href="\/sandbox\/mailbox\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id);
      expect(ids.length).toBeGreaterThan(0);
      seen.push(...ids);
      const older: string | undefined = /rel="next" href="([^"]*)"/.exec(text)?.[1];
      next = older ? older.replaceAll('&amp;', '&') : null;
      if (next) expect(next).toMatch(/q=greenroom.*limit=2|limit=2.*q=greenroom/);
    }
    expect(seen).toEqual(all.map(({ id }) => id));
  });
});
