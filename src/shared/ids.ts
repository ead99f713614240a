import { v7 } from 'uuid';

/** A new UUIDv7: sortable by creation time, made by the application so that it is known before the insert. */
export const newId = (): string => v7();

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** True for the canonical text form of a UUID of any version. */
export const isUuid = (text: string): boolean => UUID.test(text);
