import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { api, byId } from '../api/api';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextAreaField } from '../ui/fields';
import { Form, type Typed } from '../ui/form';
import { say } from '../ui/toast';
import { feedbackWords } from './feedback-words';

const words = feedbackWords.flag;
const route = getRouteApi('/bookings/$id/feedback/flag');

/** Tells us of a question that should not be asked. */
export const FlagDialog = () => {
  const { id } = route.useParams();
  const note = Number(route.useSearch().note ?? 0);
  const navigate = useNavigate();
  const close = () =>
    void navigate({ to: '/bookings/$id/feedback', params: { id }, resetScroll: false, replace: true });
  const flag = async ({ reason = '' }: Typed): Promise<void> => {
    await api.post('/v1/bookings/{id}/question-reports', { ...byId(id), body: { note, reason } });
    say(words.done);
    close();
  };
  return (
    <Dialog title={words.title(note)} isOpen close={close}>
      <p>{words.text}</p>
      <Form onSubmit={flag}>
        {({ isSending }) => (
          <>
            <TextAreaField label={words.reason} name="reason" />
            <Button type="submit" kind="primary" wide isPending={isSending}>
              {words.send}
            </Button>
          </>
        )}
      </Form>
    </Dialog>
  );
};
