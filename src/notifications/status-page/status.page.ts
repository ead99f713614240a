import { kindOf } from '../../bookings';
import { markup, type Markup, htmlPage, type Part } from '../../shared/markup';
import { inWords } from '../../shared/zones/in-words';
import { documentPart, documentRows } from './document-part';
import { lines, row } from './page-parts';
import type { StatusView } from './status-pages.service';

/** What went wrong with what the reader just tried, in one sentence; it stands above everything else. */
export type Notice = string | null;

/** The status page: no scripts, readable on a narrow screen. */
export const statusPageHtml = (view: StatusView, notice: Notice = null): string => {
  const { title, words, booking } = view;
  const waits = booking.status === 'held' && !notice;
  return htmlPage(
    {
      title: `${words.headline}: ${title} - Greenroom`,
      style: STYLE,
      head: waits && markup`\n<meta http-equiv="refresh" content="5">`,
    },
    markup`<main>
<p class="brand">Greenroom</p><h1>${title}</h1>
${notice && markup`<p class="notice" role="alert">${notice}</p>`}
<h2>${words.headline}</h2>
${lines(words.next.map((sentence) => markup`<p>${sentence}</p>`))}
${roomPart(view)}${payPart(view)}${documentPart(view)}
<h2>Details</h2>
<dl>${lines(detailsOf(view))}</dl>
${calendarPart(view)}
</main>`,
  );
};

const detailsOf = (view: StatusView): Markup[] => [
  ...bookedRows(view),
  ...documentRows(view),
  ...feedbackRows(view),
  ...view.money.map(({ label, text }) => row(label, text)),
];

const button = (href: string, label: string): Markup =>
  markup`<p><a class="button" href="${href}">${label}</a></p>`;
const time = (instant: Date, words: string): Markup =>
  markup`<time datetime="${instant.toISOString()}">${words}</time>`;

const bookedRows = ({ booking, zone, otherName, reason }: StatusView): Markup[] => [
  ...(kindOf(booking).keepsTime ? whenRows(booking, zone) : []),
  row('With', otherName),
  ...(reason ? [row('Reason given', reason)] : []),
];

const whenRows = ({ startsAt, minutes, endedEarlyAt }: StatusView['booking'], zone: string): Markup[] => {
  const when = time(startsAt, inWords(startsAt, zone));
  return [
    row('When', markup`${when}<br><small>${minutes} minutes</small>`),
    ...(endedEarlyAt ? [row('Ended early', `${inWords(endedEarlyAt, zone)}, as the coach says`)] : []),
  ];
};

/** Its text says until when. */
const feedbackRows = ({ feedback }: StatusView): Markup[] =>
  feedback ? [row('Feedback', feedback.text)] : [];

const roomPart = ({ room, zone, paths }: StatusView): Part => {
  if (!room) return null;
  return room.isOpen
    ? button(paths.room, 'Open the meeting room')
    : markup`<p>The link to the meeting room is here from ${inWords(room.opensAt, zone)}.</p>`;
};

const payPart = ({ payUrl }: StatusView): Part => payUrl && button(payUrl, 'Pay now');

const calendarPart = ({ booking, paths }: StatusView): Part =>
  kindOf(booking).keepsTime && booking.status === 'confirmed' && button(paths.calendar, 'Add to calendar');

const STYLE = `*{box-sizing:border-box}body{margin:0;background:#f4f6f4;font:16px/1.5 system-ui,sans-serif;color:#1c2b21}
main{max-width:560px;margin:4vh auto;background:#fff;border-radius:16px;padding:24px;box-shadow:0 2px 12px #0001;overflow-wrap:anywhere}
.brand{color:#1f7a4d;font-weight:700;margin:0}h1{font-size:1.3rem;margin:.2em 0}h2{font-size:1.1rem;margin:1.2em 0 .3em}
dl{display:grid;grid-template-columns:minmax(5em,auto) minmax(0,1fr);gap:10px 12px;margin:0}dt{color:#56655b}dd{margin:0}
.notice{border-left:4px solid #a3262c;background:#fdf1f1;padding:10px 12px;border-radius:4px}
fieldset{border:1px solid #cfd8d2;border-radius:8px;margin:1em 0}.prompt{white-space:pre-line}
.button,button{display:inline-block;background:#1f7a4d;color:#fff;padding:12px 20px;border:0;border-radius:8px;font:inherit;text-decoration:none;cursor:pointer}
input[type=file]{display:block;width:100%;margin:8px 0;font:inherit}`;
