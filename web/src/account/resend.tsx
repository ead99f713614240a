import { useState } from 'react';
import { sentenceOf, visitor } from '../api/api';
import { accountWords } from './words';

/** Has the mail that confirms an address sent once more. */
export const Resend = ({ email, next }: { email: string; next: string | undefined }) => {
  const [said, say] = useState<string | null>(null);
  const send = async (): Promise<void> => {
    try {
      await visitor.post('/v1/accounts/confirmation', { body: { email, next } });
      say(accountWords.sent.sentAgain);
    } catch (error) {
      say(sentenceOf(error));
    }
  };
  return said ? (
    <span role="status">{said}</span>
  ) : (
    <button
      type="button"
      className="cursor-pointer font-semibold underline underline-offset-2"
      onClick={() => void send()}
    >
      {accountWords.sent.again}
    </button>
  );
};
