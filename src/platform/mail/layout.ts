/** Text made safe to stand in HTML, in content and in attributes. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

export interface MailContent {
  title: string;
  paragraphs: string[];
  action?: { label: string; url: string };
}

/** The plain-text form of a mail. */
export const mailText = ({ title, paragraphs, action }: MailContent): string =>
  [title, ...paragraphs, ...(action ? [`${action.label}: ${action.url}`] : []), 'Greenroom'].join('\n\n');

/** The HTML form of the same mail. Everything given is escaped. */
export const mailHtml = ({ title, paragraphs, action }: MailContent): string => `<!doctype html>
<html lang="en"><body style="margin:0;background:#f4f6f4;font:16px/1.5 system-ui,sans-serif;color:#1c2b21">
<div style="max-width:560px;margin:24px auto;background:#fff;border-radius:12px;padding:32px">
<h1 style="font-size:20px;margin:0 0 16px">${escapeHtml(title)}</h1>
${paragraphs.map((paragraph) => `<p style="white-space:pre-line">${escapeHtml(paragraph)}</p>`).join('\n')}
${action ? `<p><a href="${escapeHtml(action.url)}" style="display:inline-block;background:#1f7a4d;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none">${escapeHtml(action.label)}</a></p>` : ''}
<p style="color:#66756b;font-size:13px">Greenroom - practice interviews with people who ran the real ones</p>
</div></body></html>`;
