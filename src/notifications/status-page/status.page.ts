import { kindOf } from '../../bookings';
import { escapeHtml } from '../../platform/mail/layout';
import { inWords } from '../../shared/zones/in-words';
import { documentPart, documentRows } from './document-part';
import { row } from './page-parts';
import type { StatusView } from './status-pages.service';

/** What went wrong with what the reader just tried, in one sentence; it stands above everything else. */
export type Notice = string | null;

/** The status page: no scripts, readable on a narrow screen, everything that people wrote escaped. */
export const statusPageHtml = (view: StatusView, notice: Notice = null): string => {
  const { title, words, booking } = view;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
${booking.status === 'held' && !notice ? '<meta http-equiv="refresh" content="5">' : ''}
<title>${escapeHtml(words.headline)}: ${escapeHtml(title)} - Greenroom</title><style>${STYLE}</style></head><body><main>
<p class="brand">Greenroom</p><h1>${escapeHtml(title)}</h1>
${notice ? `<p class="notice" role="alert">${escapeHtml(notice)}</p>` : ''}
<h2>${escapeHtml(words.headline)}</h2>
${words.next.map((sentence) => `<p>${escapeHtml(sentence)}</p>`).join('\n')}
${roomPart(view)}${payPart(view)}${documentPart(view)}
<h2>Details</h2>
<dl>${[...bookedRows(view), ...documentRows(view), ...feedbackRows(view), ...view.money.map(({ label, text }) => row(label, escapeHtml(text)))].join('\n')}</dl>
${calendarPart(view)}
</main></body></html>`;
};

const button = (href: string, label: string): string =>
  `<p><a class="button" href="${escapeHtml(href)}">${escapeHtml(label)}</a></p>`;
const time = (instant: Date, words: string): string =>
  `<time datetime="${instant.toISOString()}">${escapeHtml(words)}</time>`;

const bookedRows = ({ booking, zone, otherName, reason }: StatusView): string[] => [
  ...(kindOf(booking).keepsTime ? whenRows(booking, zone) : []),
  row('With', escapeHtml(otherName)),
  ...(reason ? [row('Reason given', escapeHtml(reason))] : []),
];

const whenRows = ({ startsAt, minutes, endedEarlyAt }: StatusView['booking'], zone: string): string[] => {
  const when = time(startsAt, inWords(startsAt, zone));
  return [
    row('When', `${when}<br><small>${minutes} minutes</small>`),
    ...(endedEarlyAt
      ? [row('Ended early', `${escapeHtml(inWords(endedEarlyAt, zone))}, as the coach says`)]
      : []),
  ];
};

/** Its text says until when. */
const feedbackRows = ({ feedback }: StatusView): string[] => {
  if (!feedback) return [];
  return [row('Feedback', escapeHtml(feedback.text))];
};

const roomPart = ({ room, zone, paths }: StatusView): string => {
  if (!room) return '';
  return room.isOpen
    ? button(paths.room, 'Open the meeting room')
    : `<p>The link to the meeting room is here from ${escapeHtml(inWords(room.opensAt, zone))}.</p>`;
};

const payPart = ({ payUrl }: StatusView): string => (payUrl ? button(payUrl, 'Pay now') : '');

const calendarPart = ({ booking, paths }: StatusView): string =>
  kindOf(booking).keepsTime && booking.status === 'confirmed'
    ? button(paths.calendar, 'Add to calendar')
    : '';

const STYLE = `*{box-sizing:border-box}body{margin:0;background:#f4f6f4;font:16px/1.5 system-ui,sans-serif;color:#1c2b21}
main{max-width:560px;margin:4vh auto;background:#fff;border-radius:16px;padding:24px;box-shadow:0 2px 12px #0001;overflow-wrap:anywhere}
.brand{color:#1f7a4d;font-weight:700;margin:0}h1{font-size:1.3rem;margin:.2em 0}h2{font-size:1.1rem;margin:1.2em 0 .3em}
dl{display:grid;grid-template-columns:minmax(5em,auto) minmax(0,1fr);gap:10px 12px;margin:0}dt{color:#56655b}dd{margin:0}
.notice{border-left:4px solid #a3262c;background:#fdf1f1;padding:10px 12px;border-radius:4px}
fieldset{border:1px solid #cfd8d2;border-radius:8px;margin:1em 0}.prompt{white-space:pre-line}
.button,button{display:inline-block;background:#1f7a4d;color:#fff;padding:12px 20px;border:0;border-radius:8px;font:inherit;text-decoration:none;cursor:pointer}
input[type=file]{display:block;width:100%;margin:8px 0;font:inherit}`;
