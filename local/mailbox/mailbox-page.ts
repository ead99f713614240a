import { markup, type Markup, htmlPage, type Part } from '../../src/shared/markup';
import { inWords } from '../../src/shared/zones/in-words';
import { type KeptMail, withAddresses } from './kept-mail';
import type { MailList, MailSearch } from './mailbox.queries';

/** What somebody asked for; the page has its own length unless they say. */
export type Asked = Partial<MailSearch>;

/** The mails that a search finds, newest first. */
export const listPage = ({ items, nextCursor }: MailList, search: Asked, kinds: readonly string[]): string =>
  frame(
    'Dev mailbox',
    markup`${searchForm(search, kinds)}
${items.length === 0 ? nothing(search) : markup`<ul>${items.map(row)}</ul>`}
<p>${search.cursor && markup`<a href="${addressOf({ ...search, cursor: '' })}">Newest</a> `}${
      nextCursor && markup`<a rel="next" href="${addressOf({ ...search, cursor: nextCursor })}">Older</a>`
    }</p>`,
  );

const searchForm = ({ q = '', to = '', kind = '' }: Asked, kinds: readonly string[]): Markup =>
  markup`<form role="search"><label>Words <input name="q" type="search" value="${q}" placeholder="in address, subject or text"></label>
<label>To <input name="to" type="email" value="${to}" placeholder="anybody"></label>
<label>Kind <select name="kind"><option value="">any</option>${kinds.map((one) => option(one, one === kind))}</select></label>
<button>Search</button></form>`;

const option = (kind: string, isChosen: boolean): Markup =>
  markup`<option${isChosen && ' selected'}>${kind}</option>`;

const nothing = ({ q, to, kind }: Asked): Markup =>
  q || to || kind
    ? markup`<p>No mail is like that. <a href="/sandbox/mailbox">Show all</a></p>`
    : markup`<p>No mail yet. Sign up or book a session, then reload.</p>`;

const addressOf = (search: Asked): string => {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) if (value) given.set(name, String(value));
  return `/sandbox/mailbox${given.size > 0 ? '?' : ''}${given.toString()}`;
};

const row = (mail: KeptMail): Markup =>
  markup`<li><a href="/sandbox/mailbox/${mail.id}" dir="auto">${mail.subject}</a><small>${facts(mail)}</small></li>`;

const facts = ({ to, at, zone, kind, calendar }: KeptMail): string =>
  `to ${to}, ${inWords(at, zone)}, ${kind}${calendar ? ', with invitation' : ''}`;

/**
 * One mail: its HTML as its reader sees it, in a frame without scripts, with the text and the invitation below. Links
 * open in the whole window.
 */
export const mailPage = (mail: KeptMail): string =>
  frame(
    mail.subject,
    markup`<p><a href="/sandbox/mailbox">All mails</a></p><p><small>${facts(mail)}</small></p>
${mail.html !== null && markup`<iframe title="The mail as its reader sees it" src="/sandbox/mailbox/${mail.id}/html" sandbox="${FRAME_MAY}" referrerpolicy="no-referrer"></iframe>`}
<details${mail.html === null && ' open'}><summary>As text</summary><pre dir="auto">${linked(mail.text)}</pre></details>
${mail.calendar && invitation(mail.id, mail.calendar)}`,
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

const invitation = (id: string, { method, content }: { method: string; content: string }): Markup =>
  markup`<details><summary>Invitation (${method})</summary><p><a href="/sandbox/mailbox/${id}/invitation.ics">Open it in a calendar</a></p><pre>${content}</pre></details>`;

const linked = (text: string): Part =>
  withAddresses(text).map((part) =>
    part.isAddress ? markup`<a href="${part.text}">${part.text}</a>` : part.text,
  );

const frame = (title: string, body: Markup): string =>
  htmlPage({ title, style: STYLE }, markup`<h1 dir="auto">${title}</h1>${body}`);

const STYLE = `*{box-sizing:border-box}body{max-width:820px;margin:4vh auto;padding:0 16px;font:16px/1.5 system-ui,sans-serif;color:#1c2b21}a{color:#1f7a4d}
h1{font-size:1.4em;overflow-wrap:anywhere}ul{list-style:none;padding:0}li{padding:10px 0;border-bottom:1px solid #e3e8e4;overflow-wrap:anywhere}
small{display:block;color:#66756b;overflow-wrap:anywhere}form{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:end}
label{flex:1 1 180px;font-size:.85em;color:#66756b}input,select,button{display:block;width:100%;font:inherit;padding:8px;min-height:44px}
button{flex:0 1 auto;width:auto;background:#1f7a4d;color:#fff;border:0;border-radius:8px;padding:8px 20px}
iframe{display:block;width:100%;height:min(75vh,680px);border:1px solid #dfe6e1;border-radius:10px}details{margin:12px 0}summary{cursor:pointer;padding:10px 0}
pre{white-space:pre-wrap;background:#f4f6f4;padding:16px;border-radius:10px;overflow-wrap:anywhere}`;
