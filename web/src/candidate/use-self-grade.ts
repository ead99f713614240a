import { useEffect, useRef, useState } from 'react';
import { api, ApiProblem, byId, Offline, type Schemas } from '../api/api';

type SelfGrade = Schemas['SelfGrade'];
type Grades = SelfGrade['grades'];
export type Part = keyof Grades;
export type SaveState = 'clean' | 'saving' | 'saved' | 'offline' | 'failed';

interface Editing {
  grades: Grades;
  state: SaveState;
  /** Why it was not taken, where the API says so in words. */
  refused: string | null;
  give: (part: Part, key: string, grade: string) => void;
  /** Resolves once everything that was chosen is saved. */
  settle: () => Promise<void>;
}

/**
 * One's own grades while they are chosen: each choice is saved at once, one save after the other. What could not be sent
 * waits for the network; what another device saved meanwhile is kept unless it was graded here too.
 */
export const useSelfGrade = (id: string, read: SelfGrade): Editing => {
  const [grades, setGrades] = useState(read.grades);
  const [state, setState] = useState<SaveState>('clean');
  const [refused, setRefused] = useState<string | null>(null);
  const now = useRef({ grades: read.grades, version: read.version, isDirty: false });
  const line = useRef<Promise<void>>(Promise.resolve());

  const send = async (): Promise<void> => {
    if (!now.current.isDirty) return;
    setState('saving');
    now.current.isDirty = false;
    try {
      now.current.version = await put(id, now.current);
      setState('saved');
      setRefused(null);
    } catch (error) {
      now.current.isDirty = true;
      if (error instanceof ApiProblem && error.status === 412) return meet();
      setState(error instanceof Offline ? 'offline' : 'failed');
      setRefused(error instanceof ApiProblem ? error.detail : null);
    }
  };

  /** Another device saved: its grades below ours, and once more. */
  const meet = async (): Promise<void> => {
    const theirs = await api.get('/v1/bookings/{id}/self-grade', byId(id));
    now.current = {
      grades: joined(theirs.grades, now.current.grades),
      version: theirs.version,
      isDirty: true,
    };
    setGrades(now.current.grades);
    return send();
  };

  const settle = (): Promise<void> => (line.current = line.current.then(send));
  const give = (part: Part, key: string, grade: string): void => {
    const { [part]: before } = now.current.grades;
    now.current.grades = { ...now.current.grades, [part]: { ...before, [key]: grade } };
    now.current.isDirty = true;
    setGrades(now.current.grades);
    void settle();
  };
  useEffect(() => {
    const again = () => void settle();
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  });
  return { grades, state, refused, give, settle };
};

const put = async (id: string, { grades, version }: { grades: Grades; version: number }): Promise<number> => {
  const ifMatch = version > 0 ? { 'If-Match': `"${version}"` } : {};
  const given = { params: { path: { id }, header: ifMatch }, body: grades };
  return (await api.put('/v1/bookings/{id}/self-grade', given)).version;
};

const joined = (theirs: Grades, ours: Grades): Grades => ({
  competencies: { ...theirs.competencies, ...ours.competencies },
  principles: { ...theirs.principles, ...ours.principles },
});
