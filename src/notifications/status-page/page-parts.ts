import { escapeHtml } from '../../platform/mail/layout';

/** A line of the list of details; `html` is safe already. */
export const row = (label: string, html: string): string => `<dt>${escapeHtml(label)}</dt><dd>${html}</dd>`;
