import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '../../src/platform/config/config';
import { ConfigError } from '../../src/platform/config/config.error';
import {
  armFaults,
  FAULT_POINTS,
  faultPoint,
  InjectedFault,
  parseFault,
} from '../../src/platform/fault-points';

const SOURCE = join(__dirname, '..', '..', 'src');
const DEFINITION = join(SOURCE, 'platform', 'fault-points.ts');

const sources = (): string[] =>
  readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && join(SOURCE, name) !== DEFINITION)
    .map((name) => readFileSync(join(SOURCE, name), 'utf8'));

/** Names that the code passes, written out; the gateway makes its own from the operation that it calls. */
const used = (): string[] =>
  sources().flatMap((text) => [
    ...[...text.matchAll(/faultPoint\('([^']+)'\)/g)].map(([, name]) => name as string),
    ...[...text.matchAll(/faultPoint\(`(stripe\.\w+_)\$\{operation\}`\)/g)].flatMap(([, prefix]) => [
      ...new Set([...text.matchAll(/\.call\('(\w+)'/g)].map(([, operation]) => `${prefix}${operation}`)),
    ]),
  ]);

const PRODUCTION = {
  NODE_ENV: 'production',
  SECRET: 'f3a9c17e5b2d8046f3b9c07e5a2d8146',
  DATABASE_URL: 'postgres://localhost/greenroom',
  PUBLIC_URL: 'https://greenroom.example',
  STRIPE_SECRET_KEY: 'sk_live_0123',
  STRIPE_WEBHOOK_SECRETS: 'whsec_f3a9c17e5b2d8046',
  SMTP_URL: 'smtp://localhost',
  MAIL_FROM: 'no-reply@greenroom.app',
  MEETING_BASE_URL: 'https://meet.greenroom.app',
};

describe('Fault points', () => {
  afterEach(() => armFaults([]));

  test('the list and the code name the same points, each once', () => {
    expect(used().sort()).toEqual(Object.keys(FAULT_POINTS).sort());
  });

  test('an unarmed point returns at once; an armed one breaks once, at the passing that was asked for', async () => {
    expect(faultPoint('bookings.after_hold_written')).toBeUndefined();
    const hits: string[] = [];
    armFaults([{ point: 'bookings.after_hold_written', kind: 'throw', hit: 2 }], ({ point }) =>
      hits.push(point),
    );
    await faultPoint('bookings.after_hold_commit');
    await faultPoint('bookings.after_hold_written');
    expect(hits).toEqual([]);
    await expect(faultPoint('bookings.after_hold_written')).rejects.toThrow(InjectedFault);
    await faultPoint('bookings.after_hold_written');
    expect(hits).toEqual(['bookings.after_hold_written']);
  });

  test('are read from FAULT_POINTS, which names what is wrong with it and is refused in production', () => {
    const FAULT_POINTS = 'stripe.before_lookup:kill,bookings.after_hold_written:hang:3';
    expect(loadConfig({ FAULT_POINTS }).faults).toEqual([
      { point: 'stripe.before_lookup', kind: 'kill', hit: 1 },
      { point: 'bookings.after_hold_written', kind: 'hang', hit: 3 },
    ]);
    for (const wrong of ['nowhere:kill', 'stripe.before_lookup:burn', 'stripe.before_lookup:kill:0', 'x'])
      expect(parseFault(wrong)).toBeNull();
    expect(() => loadConfig({ FAULT_POINTS: 'nowhere:kill' })).toThrow('FAULT_POINTS: must be like');
    expect(loadConfig(PRODUCTION).faults).toEqual([]);
    expect(() => loadConfig({ ...PRODUCTION, FAULT_POINTS })).toThrow(ConfigError);
  });
});
