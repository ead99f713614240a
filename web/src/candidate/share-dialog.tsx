import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, byId, type Schemas } from '../api/api';
import { readKey, useRead } from '../api/read';
import { Button } from '../ui/button';
import { Notice } from '../ui/chip';
import { Dialog } from '../ui/dialog';
import { CheckboxField, TextField } from '../ui/fields';
import { Form, type Typed } from '../ui/form';
import { Radios } from '../ui/radios';
import { Report } from '../ui/report/report';
import { Shown } from '../ui/states';
import { TextLink } from '../ui/text-link';
import { LongTime } from '../ui/time';
import { say } from '../ui/toast';
import { feedbackWords } from './feedback-words';

type Part = Schemas['ReportPart']['key'];
type Made = Schemas['NewReportLinkAnswer'];

const words = feedbackWords.share;
const route = getRouteApi('/bookings/$id/feedback/share');
/** Notes say most about a session; who shares them decides so. */
const AT_FIRST = (key: Part): boolean => key !== 'notes';

/** Shows parts of the report to somebody without an account, for some days. */
export const ShareDialog = () => {
  const { id } = route.useParams();
  const navigate = useNavigate();
  const [made, setMade] = useState<Made | null>(null);
  const feedback = useRead('/v1/bookings/{id}/form', byId(id));
  const close = () =>
    void navigate({ to: '/bookings/$id/feedback', params: { id }, resetScroll: false, replace: true });
  const share = feedback.data?.actions.find(({ name }) => name === 'share');
  return (
    <Dialog title={made ? words.made : words.title} isOpen close={close}>
      {made ? (
        <Address made={made} close={close} />
      ) : (
        feedback.data &&
        (share?.refusedWhy ? (
          <Refused why={share.refusedWhy} />
        ) : (
          <Choose id={id} parts={feedback.data.parts} done={setMade} />
        ))
      )}
    </Dialog>
  );
};

const Refused = ({ why }: { why: string }) => (
  <>
    <Notice tone="wait">{why}</Notice>
    <TextLink to="/feedback/links">{words.manage}</TextLink>
  </>
);

const Choose = ({
  id,
  parts,
  done,
}: {
  id: string;
  parts: Schemas['ReportPart'][];
  done: (made: Made) => void;
}) => {
  const answers = useQueryClient();
  const [chosen, choose] = useState(() => parts.map(({ key }) => key).filter(AT_FIRST));
  const [days, setDays] = useState('7');
  const make = async ({ label }: Typed): Promise<void> => {
    const body = { parts: chosen, days: Number(days), ...(label?.trim() && { label }) };
    done(await api.post('/v1/bookings/{id}/form/links', { ...byId(id), body }));
    await answers.invalidateQueries({ queryKey: readKey('/v1/bookings/{id}/form', byId(id)) });
    await answers.invalidateQueries({ queryKey: ['/v1/me/report-links'] });
  };
  return (
    <Form onSubmit={make}>
      {({ isSending }) => (
        <>
          <fieldset>
            <legend className="font-semibold">{words.parts}</legend>
            {parts.map(({ key, title }) => (
              <CheckboxField
                key={key}
                isSelected={chosen.includes(key)}
                onChange={(isOn) => choose(isOn ? [...chosen, key] : chosen.filter((one) => one !== key))}
              >
                {title}
              </CheckboxField>
            ))}
          </fieldset>
          <Radios
            label={words.days}
            inLine
            value={days}
            onChange={setDays}
            choices={words.dayChoices.map(([value = '', name]) => ({ id: value, name }))}
          />
          <TextField label={words.label} help={words.labelHelp} name="label" maxLength={80} />
          {chosen.length === 0 && <p className="text-danger">{words.nothingChosen}</p>}
          <Button type="submit" kind="primary" wide isPending={isSending} isDisabled={chosen.length === 0}>
            {words.make}
          </Button>
          {chosen.length > 0 && <Preview id={id} parts={chosen} />}
        </>
      )}
    </Form>
  );
};

const Preview = ({ id, parts }: { id: string; parts: Part[] }) => {
  const [isShown, show] = useState(false);
  const preview = useRead(
    '/v1/bookings/{id}/form/shared-preview',
    { params: { path: { id }, query: { parts: parts.join(',') } } },
    { enabled: isShown },
  );
  return (
    <>
      <Button kind="quiet" onPress={() => show(!isShown)}>
        {isShown ? words.hide : words.preview}
      </Button>
      {isShown && (
        <div className="max-h-[50dvh] overflow-auto rounded-card border border-line p-3" tabIndex={0}>
          <Shown of={preview} thing={words.previewThing}>
            {(shown) => <Report of={shown} />}
          </Shown>
        </div>
      )}
    </>
  );
};

const Address = ({ made, close }: { made: Made; close: () => void }) => {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(made.url);
    say(words.copied);
  };
  return (
    <>
      <p>{words.once}</p>
      <TextField label={words.address} value={made.url} isReadOnly />
      <p className="text-soft">
        {words.until} <LongTime at={made.expiresAt} local={made.expiresAtLocal} zone={made.session.zone} />.
      </p>
      <Button kind="primary" wide onPress={() => void copy()}>
        {words.copy}
      </Button>
      <div className="flex justify-between gap-3">
        <TextLink to="/feedback/links">{words.manage}</TextLink>
        <Button kind="quiet" onPress={close}>
          {words.done}
        </Button>
      </div>
    </>
  );
};
