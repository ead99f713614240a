import { bookingTitle, type Titled } from './booking-title';
import { daysOf } from '../kinds/document.kind';

const DAY_MINUTES = 24 * 60;
const titled = (wishes: Partial<Titled> = {}): Titled => ({
  kind: 'session',
  stage: 'Behavioural',
  company: 'Amazon',
  minutes: 60,
  coachName: 'Clara',
  ...wishes,
});

describe('what is booked is called', () => {
  it('by stage, company, length and coach where people meet', () => {
    expect(bookingTitle(titled())).toBe('Behavioural at Amazon, 60 minutes with Clara');
  });

  it('by stage, company, coach and days where a document is read', () => {
    const essay = { kind: 'document', stage: 'Writing exercise', minutes: 3 * DAY_MINUTES } as const;
    expect(bookingTitle(titled(essay))).toBe(
      'Writing exercise at Amazon, a document read by Clara within 3 days',
    );
    expect(daysOf(essay)).toBe(3);
  });

  it('without a company where the pack is gone', () => {
    expect(bookingTitle(titled({ company: null }))).toBe('Behavioural, 60 minutes with Clara');
  });
});
