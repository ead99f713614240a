import { markup, type Markup } from '../../shared/markup';
import { unlinked, unlinkedBut } from './unlinked';

export interface MailContent {
  title: string;
  paragraphs: string[];
  /** A button. It leads to a page for people, never to an address of the API. */
  action?: { label: string; url: string };
}

/**
 * A mail as it is queued: in it nothing that people wrote is a link. `ours` is the address that people reach us under.
 */
export const writtenMail = (
  { title, paragraphs, action }: MailContent,
  ours: string,
): { subject: string; text: string; html: string } => {
  const content = {
    title: unlinked(title),
    paragraphs: paragraphs.map((paragraph) => unlinkedBut(ours, paragraph)),
    action,
  };
  return { subject: content.title, text: mailText(content), html: mailHtml(content) };
};

/** The plain-text form of a mail. */
const mailText = ({ title, paragraphs, action }: MailContent): string =>
  [title, ...paragraphs, ...(action ? [`${action.label}: ${action.url}`] : []), 'Greenroom'].join('\n\n');

/** The HTML form of the same mail. */
const mailHtml = ({ title, paragraphs, action }: MailContent): string =>
  markup`<!doctype html>
<html lang="en"><body style="margin:0;background:#f4f6f4;font:16px/1.5 system-ui,sans-serif;color:#1c2b21">
<div style="max-width:560px;margin:24px auto;background:#fff;border-radius:12px;padding:32px">
<h1 style="font-size:20px;margin:0 0 16px">${title}</h1>
${paragraphs.map((paragraph) => markup`<p style="white-space:pre-line">${paragraph}</p>\n`)}${action && button(action)}
<p style="color:#66756b;font-size:13px">Greenroom - practice interviews with people who ran the real ones</p>
</div></body></html>`.toString();

const button = ({ label, url }: { label: string; url: string }): Markup =>
  markup`<p><a href="${url}" style="display:inline-block;background:#1f7a4d;color:#fff;padding:12px 20px;border-radius:8px;text-decoration:none">${label}</a></p>`;
