import DataLoader from 'dataloader';

/**
 * Gathers the questions of one turn of the event loop, so that many requests cost one statement. Nothing is kept for
 * the next turn: the statement is sent after each of its questions was asked, so what was committed before a question
 * is in its answer. `read` gets the questions in order and gives as many answers; its error is everybody's.
 */
export const perTurn = <Question, Answer>(
  read: (questions: readonly Question[]) => Promise<Answer[]>,
): { ask(question: Question): Promise<Answer> } => {
  const turn = new DataLoader<Question, Answer>(read, {
    cache: false,
    batchScheduleFn: (send) => void setImmediate(send),
  });
  return { ask: (question) => turn.load(question) };
};
