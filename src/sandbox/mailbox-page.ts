import { escapeHtml } from '../platform/mail/layout';

export interface KeptMail {
  id: string;
  kind: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  calendar: { method: string; content: string } | null;
  at: Date;
}

/** All mails, newest first. */
export const listPage = (mails: KeptMail[], to: string): string =>
  frame(
    'Dev mailbox',
    `<form><label>Only to <input name="to" type="email" value="${escapeHtml(to)}" placeholder="anybody"></label> <button>Show</button></form>
${mails.length === 0 ? '<p>No mail yet. Sign up or book a session, then reload.</p>' : ''}
<ul>${mails.map(row).join('')}</ul>`,
  );

const row = (mail: KeptMail): string =>
  `<li><a href="/sandbox/mailbox/${mail.id}">${escapeHtml(mail.subject)}</a>
<small>to ${escapeHtml(mail.to)}, ${mail.at.toISOString().slice(0, 16).replace('T', ' ')} UTC, ${escapeHtml(mail.kind)}${mail.calendar ? ', with invitation' : ''}</small></li>`;

/** One mail: its text with links to click, and its invitation. */
export const mailPage = (mail: KeptMail): string =>
  frame(
    mail.subject,
    `<p><a href="/sandbox/mailbox">All mails</a></p><p><small>to ${escapeHtml(mail.to)}, ${mail.at.toISOString()}</small></p>
<pre>${linked(mail.text)}</pre>
${mail.calendar ? `<p>Invitation (METHOD:${escapeHtml(mail.calendar.method)}): <a href="/sandbox/mailbox/${mail.id}/invitation.ics">open</a></p><pre>${escapeHtml(mail.calendar.content)}</pre>` : ''}`,
  );

const linked = (text: string): string =>
  escapeHtml(text).replace(/https?:\/\/[^\s&<]+(?:&amp;[^\s&<]+)*/g, (url) => `<a href="${url}">${url}</a>`);

const frame = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>
body{max-width:820px;margin:4vh auto;padding:0 20px;font:16px/1.5 system-ui,sans-serif;color:#1c2b21}a{color:#1f7a4d}
ul{list-style:none;padding:0}li{padding:10px 0;border-bottom:1px solid #e3e8e4}small{display:block;color:#66756b}
pre{white-space:pre-wrap;background:#f4f6f4;padding:16px;border-radius:10px;overflow-wrap:anywhere}
</style></head><body><h1>${escapeHtml(title)}</h1>${body}</body></html>`;
