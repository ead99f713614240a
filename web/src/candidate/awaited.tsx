import { byId } from '../api/api';
import { useRead } from '../api/read';
import { ButtonLink } from '../ui/button';
import { Card } from '../ui/card';
import { Page } from '../ui/page';
import { Shown } from '../ui/states';
import { feedbackWords } from './feedback-words';

const words = feedbackWords.report;

/** There is no feedback to read: what the booking says comes next, and until when. */
export const Awaited = ({ bookingId }: { bookingId: string }) => {
  const booking = useRead('/v1/bookings/{id}', byId(bookingId));
  return (
    <Page title={words.notYet}>
      <Shown of={booking} thing={words.thing}>
        {({ feedback }) => (
          <Card className="grid justify-items-start gap-4">
            <h1>{words.notYet}</h1>
            {feedback && <p>{feedback.text}</p>}
            <div className="flex flex-wrap gap-3">
              {feedback?.step === 'grade_yourself' && (
                <ButtonLink to="/bookings/$id/self-grade" params={{ id: bookingId }} kind="primary">
                  {words.gradeYourself}
                </ButtonLink>
              )}
              <ButtonLink to="/bookings/$id" params={{ id: bookingId }}>
                {words.toBooking}
              </ButtonLink>
            </div>
          </Card>
        )}
      </Shown>
    </Page>
  );
};
