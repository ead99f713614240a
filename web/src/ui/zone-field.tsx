import { lazy, Suspense, useState } from 'react';
import { now } from '../api/clock';
import { useHourCycle } from '../api/me';
import { useRead } from '../api/read';
import { clockAt, type Zone, zoneCalled, zoneName } from '../domain/zones';
import { Button } from './button';

const ZoneSearch = lazy(() => import('./zone-search'));

/** The zone of this browser; the API knows it by this or by a newer name. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

interface Props {
  label: string;
  /** The field of the API, in a form. */
  name: string;
  /** Any name of the zone that is chosen at first. */
  defaultValue: string;
  onChange?: (id: string) => void;
  /** Zones to choose from before anything is typed, by any of their names: one's own, the other person's. */
  first?: readonly string[];
}

/** A time zone: which, and what time it is there; looked for by city or country once somebody wants another. */
export const ZoneField = ({ label, name, defaultValue, onChange, first = [] }: Props) => {
  const { data } = useRead('/v1/zones', {}, { staleTime: 300_000, refetchInterval: 0 });
  const zones = data?.items ?? [];
  const hourCycle = useHourCycle();
  const [id, choose] = useState(defaultValue);
  // Another address of the page names another zone.
  const [given, take] = useState(defaultValue);
  if (given !== defaultValue) {
    take(defaultValue);
    choose(defaultValue);
  }
  const [stage, setStage] = useState<'shown' | 'open' | 'back'>('shown');
  const chosen = zoneCalled(zones, id);
  const shown = chosen ? `${zoneName(chosen)}, now ${clockAt(chosen, now(), hourCycle)}` : placeOf(id);
  const done = (zone: Zone | null): void => {
    setStage('back');
    if (!zone) return;
    choose(zone.id);
    onChange?.(zone.id);
  };
  return (
    <div>
      <input type="hidden" name={name} value={chosen?.id ?? id} />
      {stage === 'open' ? (
        <Suspense>
          <ZoneSearch label={label} zones={zones} offered={offeredOf(zones, [id, ...first])} done={done} />
        </Suspense>
      ) : (
        <div role="group" aria-label={label}>
          <span className="block font-semibold">{label}</span>
          <div className="flex flex-wrap items-center justify-between gap-x-4">
            <span>{shown}</span>
            <Button
              kind="quiet"
              autoFocus={stage === 'back'}
              aria-label={`Change: ${label}`}
              onPress={() => setStage('open')}
            >
              Change
            </Button>
          </div>
        </div>
      )}
    </div>
  );
};

const offeredOf = (zones: readonly Zone[], names: readonly string[]): Zone[] => [
  ...new Set(names.flatMap((name) => zoneCalled(zones, name) ?? [])),
];

/** Until the list is here, and for a zone that it does not have. */
const placeOf = (id: string): string => (id.split('/').at(-1) ?? id).replaceAll('_', ' ');
