import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { facts } from '../frame/facts';
import { readClock } from './clock';

/** Somebody of the demo that one may be. */
export interface DemoPerson {
  email: string;
  name: string;
  role: 'candidate' | 'coach' | 'admin';
  about: string;
}
interface People {
  password: string;
  people: DemoPerson[];
}

/** The sandbox stands beside the product and is no part of its contract. */
const ask = async (path: string, method: string, body?: object): Promise<Response> => {
  const answer = await fetch(`/sandbox/${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}.`);
  readClock(answer);
  return answer;
};

/** Who of the demo is there; nobody, and no request, outside of the sandbox. */
export const useDemoPeople = (): UseQueryResult<People> =>
  useQuery({
    queryKey: ['sandbox people'],
    queryFn: async () => (await (await ask('people', 'GET')).json()) as People,
    enabled: facts.sandbox !== null,
    refetchInterval: false,
    staleTime: Infinity,
  });

/** Moves the sandbox's clock, and does what falls due by then. */
export const advanceClock = async (minutes: number): Promise<void> =>
  void (await ask('clock', 'POST', { advanceMinutes: minutes }));

/** Back to the real time. */
export const resetClock = async (): Promise<void> => void (await ask('clock', 'DELETE'));
