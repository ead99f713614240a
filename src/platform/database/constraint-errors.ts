import type { DomainError } from '../../shared/errors';

const known = new Map<string, () => DomainError>();

/**
 * Gives named constraints a voice: when the database refuses a write because of one, the caller gets this error.
 * Keys are matched as prefixes of the constraint's name (partitions append to it).
 */
export const registerConstraintErrors = (errors: Record<string, () => DomainError>): void => {
  for (const [prefix, make] of Object.entries(errors)) known.set(prefix, make);
};

/** The DomainError for a constraint name, or null when nobody registered one. */
export const constraintError = (constraint: string | undefined): DomainError | null => {
  if (!constraint) return null;
  for (const [prefix, make] of known) if (constraint.startsWith(prefix)) return make();
  return null;
};
