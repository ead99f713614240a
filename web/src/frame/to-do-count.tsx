import { useSignedIn } from '../api/me';
import { useRead } from '../api/read';
import { frameWords } from './words';

/** How much waits for whoever is logged in, beside the way to their bookings. Nothing where nothing does. */
export const ToDoCount = () => {
  const isSignedIn = useSignedIn();
  const { data } = useRead('/v1/me/overview', {}, { enabled: isSignedIn });
  if (!data || data.toDo === 0) return null;
  return (
    <span className="ml-1.5 rounded-full bg-info-tint px-1.5 text-small font-semibold text-info">
      {data.toDo}
      <span className="sr-only"> {frameWords.toDo}</span>
    </span>
  );
};
