import { escapeHtml } from '../../src/platform/mail/layout';
import { inWords } from '../../src/shared/zones/in-words';
import { type KeptMail, withAddresses } from './kept-mail';
import type { MailList, MailSearch } from './mailbox.queries';

/** What somebody asked for; the page has its own length unless they say. */
export type Asked = Partial<MailSearch>;

/** The mails that a search finds, newest first. */
export const listPage = ({ items, nextCursor }: MailList, search: Asked, kinds: readonly string[]): string =>
  frame(
    'Dev mailbox',
    `${searchForm(search, kinds)}
${items.length === 0 ? nothing(search) : `<ul>${items.map(row).join('')}</ul>`}
<p>${search.cursor ? `<a href="${addressOf({ ...search, cursor: '' })}">Newest</a> ` : ''}${
      nextCursor ? `<a rel="next" href="${addressOf({ ...search, cursor: nextCursor })}">Older</a>` : ''
    }</p>`,
  );

const searchForm = ({ q = '', to = '', kind = '' }: Asked, kinds: readonly string[]) =>
  `<form role="search"><label>Words <input name="q" type="search" value="${escapeHtml(q)}" placeholder="in address, subject or text"></label>
<label>To <input name="to" type="email" value="${escapeHtml(to)}" placeholder="anybody"></label>
<label>Kind <select name="kind"><option value="">any</option>${kinds.map((one) => option(one, one === kind)).join('')}</select></label>
<button>Search</button></form>`;

const option = (kind: string, isChosen: boolean): string =>
  `<option${isChosen ? ' selected' : ''}>${escapeHtml(kind)}</option>`;

const nothing = ({ q, to, kind }: Asked): string =>
  q || to || kind
    ? '<p>No mail is like that. <a href="/sandbox/mailbox">Show all</a></p>'
    : '<p>No mail yet. Sign up or book a session, then reload.</p>';

const addressOf = (search: Asked): string => {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value) given.set(name, String(value));
  return escapeHtml(`/sandbox/mailbox${given.size > 0 ? '?' : ''}${given.toString()}`);
};

const row = (mail: KeptMail): string =>
  `<li><a href="/sandbox/mailbox/${mail.id}" dir="auto">${escapeHtml(mail.subject)}</a><small>${facts(mail)}</small></li>`;

const facts = ({ to, at, zone, kind, calendar }: KeptMail): string =>
  escapeHtml(`to ${to}, ${inWords(at, zone)}, ${kind}${calendar ? ', with invitation' : ''}`);

/**
 * One mail: its HTML as its reader sees it, in a frame without scripts, with the text and the invitation below. Links
 * open in the whole window.
 */
export const mailPage = (mail: KeptMail): string =>
  frame(
    mail.subject,
    `<p><a href="/sandbox/mailbox">All mails</a></p><p><small>${facts(mail)}</small></p>
${mail.html === null ? '' : `<iframe title="The mail as its reader sees it" src="/sandbox/mailbox/${mail.id}/html" sandbox="${FRAME_MAY}" referrerpolicy="no-referrer"></iframe>`}
<details${mail.html === null ? ' open' : ''}><summary>As text</summary><pre dir="auto">${linked(mail.text)}</pre></details>
${mail.calendar ? invitation(mail.id, mail.calendar) : ''}`,
  );

const FRAME_MAY = 'allow-top-navigation-by-user-activation';

/** What the frame's document may do, also when somebody opens it by itself: show styles, and nothing else. */
export const FRAME_POLICY = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox ${FRAME_MAY}`;

/** The HTML of a mail with its links made to leave the frame. */
export const framedHtml = (html: string): string => {
  const base = '<base target="_top">';
  const opened = html.replace(/<html\b[^>]*>/i, (tag) => `${tag}${base}`);
  return opened === html ? `${base}${html}` : opened;
};

const invitation = (id: string, { method, content }: { method: string; content: string }): string =>
  `<details><summary>Invitation (${escapeHtml(method)})</summary><p><a href="/sandbox/mailbox/${id}/invitation.ics">Open it in a calendar</a></p><pre>${escapeHtml(content)}</pre></details>`;

const linked = (text: string): string =>
  withAddresses(text)
    .map((part) => {
      const shown = escapeHtml(part.text);
      return part.isAddress ? `<a href="${shown}">${shown}</a>` : shown;
    })
    .join('');

const frame = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>
*{box-sizing:border-box}body{max-width:820px;margin:4vh auto;padding:0 16px;font:16px/1.5 system-ui,sans-serif;color:#1c2b21}a{color:#1f7a4d}
h1{font-size:1.4em;overflow-wrap:anywhere}ul{list-style:none;padding:0}li{padding:10px 0;border-bottom:1px solid #e3e8e4;overflow-wrap:anywhere}
small{display:block;color:#66756b;overflow-wrap:anywhere}form{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:end}
label{flex:1 1 180px;font-size:.85em;color:#66756b}input,select,button{display:block;width:100%;font:inherit;padding:8px;min-height:44px}
button{flex:0 1 auto;width:auto;background:#1f7a4d;color:#fff;border:0;border-radius:8px;padding:8px 20px}
iframe{display:block;width:100%;height:min(75vh,680px);border:1px solid #dfe6e1;border-radius:10px}details{margin:12px 0}summary{cursor:pointer;padding:10px 0}
pre{white-space:pre-wrap;background:#f4f6f4;padding:16px;border-radius:10px;overflow-wrap:anywhere}
</style></head><body><h1 dir="auto">${escapeHtml(title)}</h1>${body}</body></html>`;
