import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Form as AriaForm } from 'react-aria-components/Form';
import { ApiProblem, sentenceOf } from '../api/api';

/** What a form holds, by the names of its fields; boxes that are not ticked are missing. */
export type Typed = Record<string, string>;

interface Props {
  /** Sends what was typed; what it throws is shown. Typed text stays in any case. */
  onSubmit: (typed: Typed) => Promise<unknown>;
  /** The fields and the button; `isSending` while an answer is awaited. */
  children: (state: { isSending: boolean }) => ReactNode;
  /** Sentences of our own for single codes, where the API's speaks to programs. */
  sentences?: Record<string, ReactNode>;
  className?: string;
}

/**
 * A form whose checks are the API's: what it refuses stands in a box on top, with a link to each field, and at the field
 * itself (`name` is the field of the API). Nothing that was typed is lost.
 */
export const Form = ({ onSubmit, children, sentences = {}, className }: Props) => {
  const [error, setError] = useState<unknown>(null);
  const [isSending, setSending] = useState(false);
  const [mended, setMended] = useState<readonly string[]>([]);
  const mend = (name: string): void =>
    setMended((before) => (before.includes(name) ? before : [...before, name]));
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (isSending) return;
    const typed = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)]),
    );
    setSending(true);
    setError(null);
    setMended([]);
    try {
      await onSubmit(typed);
    } catch (refused) {
      setError(refused);
    } finally {
      setSending(false);
    }
  };
  return (
    <AriaForm
      validationBehavior="aria"
      onSubmit={(event) => void submit(event)}
      validationErrors={fieldErrors(error, mended)}
      className={className ?? 'grid gap-5'}
    >
      {error !== null && <Refusal error={error} sentences={sentences} />}
      {/* A fault goes as soon as its field is written in, and not when it is left: what moves then moves away from under
          the button that is being pressed. */}
      <div className="contents" onInput={({ target }) => mend((target as HTMLInputElement).name)}>
        {children({ isSending })}
      </div>
    </AriaForm>
  );
};

const errorsOf = (error: unknown): { field: string; message: string }[] => {
  if (!(error instanceof ApiProblem)) return [];
  const { errors, field, detail } = error.problem;
  const all = errors ?? (field ? [{ field, message: detail }] : []);
  // One sentence a field: who mends the first looks again.
  return all.filter((one, index) => all.findIndex((other) => other.field === one.field) === index);
};

const fieldErrors = (error: unknown, mended: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    errorsOf(error).flatMap(({ field, message }) => (mended.includes(field) ? [] : [[field, message]])),
  );

const Refusal = ({ error, sentences }: { error: unknown; sentences: Record<string, ReactNode> }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [error]);
  const own = error instanceof ApiProblem ? sentences[error.code] : undefined;
  const fields = errorsOf(error);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="rounded-control bg-bad-tint px-4 py-3 text-bad">
      <p className="font-semibold">There is a problem</p>
      {own ?? (fields.length === 0 && <p>{sentenceOf(error)}</p>)}
      {!own && fields.length > 0 && (
        <ul className="list-disc pl-5">
          {fields.map(({ field, message }) => (
            <li key={field}>
              <button
                type="button"
                className="cursor-pointer text-left underline"
                onClick={() => focusField(box.current, field)}
              >
                {message}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};

const focusField = (box: HTMLElement | null, field: string): void =>
  box
    ?.closest('form')
    ?.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`)
    ?.focus();
