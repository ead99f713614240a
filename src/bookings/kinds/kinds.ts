import { type OfferingKind, storedKind } from '../../coaches/domain/kinds-sold';
import type { BookingKind } from './booking-kind';
import { DOCUMENT } from './document.kind';
import { SESSION } from './session.kind';

/** Every kind of booking, by the key that rows and requests name it with. */
export const KINDS = { session: SESSION, document: DOCUMENT } as const satisfies Record<
  OfferingKind,
  BookingKind
>;

export type KindKey = keyof typeof KINDS;

export const KIND_KEYS = Object.keys(KINDS) as KindKey[];

export const kindOf = ({ kind }: { kind: KindKey }): BookingKind => KINDS[kind];

/** The kinds of which something is true, as rows name them: the list of an SQL `IN`. */
export const kindsThat = (isTrue: (kind: BookingKind) => boolean): string =>
  KIND_KEYS.filter((key) => isTrue(KINDS[key]))
    .map((key) => `'${storedKind(key)}'`)
    .join(', ');
