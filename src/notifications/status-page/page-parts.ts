import { markup, type Markup, type Part } from '../../shared/markup';

/** A line of the list of details. */
export const row = (label: string, what: Part): Markup => markup`<dt>${label}</dt><dd>${what}</dd>`;

/** Parts below each other. */
export const lines = (parts: readonly Part[]): Part[] => parts.map((part) => [part, '\n']);
