import { useDemoPeople } from '../api/sandbox';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { say } from '../ui/toast';
import { sentenceOf } from '../api/api';
import { accountWords } from './words';

const words = accountWords.logIn;

/** In the sandbox: being one of the demo's people with one tap. Elsewhere there is nothing here. */
export const DemoPeople = ({ be }: { be: (email: string, password: string) => Promise<void> }) => {
  const { data } = useDemoPeople();
  if (!data || data.people.length === 0) return null;
  return (
    <Card className="grid gap-3">
      <h2>{words.sandbox}</h2>
      {data.people.map(({ email, name, role, about }) => (
        <div key={email} className="grid gap-1">
          <Button wide onPress={() => void be(email, data.password).catch((error) => say(sentenceOf(error)))}>
            {words.be(name, words.roles[role])}
          </Button>
          <p className="text-table text-soft">{about}</p>
        </div>
      ))}
    </Card>
  );
};
