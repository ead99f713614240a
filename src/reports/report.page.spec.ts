import type { Report } from './report';
import { reportPage } from './report.page';

const EVIL = `<script>alert(1)</script>"'&{{7*7}}`;
const SAFE = '&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;{{7*7}}';

const report = (words: () => string): Report => ({
  title: words(),
  notice: words(),
  disclaimer: words(),
  pack: { title: words() },
  stage: { title: words() },
  targetLevel: { title: words() },
  zone: 'Europe/Paris',
  practised: { kind: 'session', at: new Date('2027-01-31T23:00:00Z') },
  candidate: { name: words() },
  coach: { name: words() },
  submittedAt: new Date('2027-02-01T23:30:00Z'),
  amendedAt: null,
  fingerprint: words(),
  notes: [{ number: 1, fields: [{ key: 'k', title: words(), text: words() }] }],
  competencies: [],
  principles: [
    {
      key: 'ownership',
      title: words(),
      grade: { key: 'g', title: words(), description: words(), passing: false, anchor: words(), next: null },
      evidence: { text: words(), notes: [1] },
      fields: [{ key: 'k', title: words(), text: words() }],
    },
  ],
  recommendation: { key: 'hire', title: words(), description: words(), hires: true },
  comments: [{ key: 'k', title: words(), text: words() }],
  workOn: [{ key: 'ownership', title: words(), part: 'principles', grade: words(), gradeKey: 'g' }],
  selfGrade: [
    {
      key: 'ownership',
      title: words(),
      part: 'principles',
      ownKey: 'g',
      coachKey: 'g',
      own: words(),
      coach: words(),
      gap: 1,
    },
  ],
  suggestions: [{ key: 'q', text: words(), practises: words() }],
});

describe('the report as a page', () => {
  it('shows every text as it was written, and none of it as markup', () => {
    const written: string[] = [];
    const evil = report(() => {
      written.push(`${written.length} ${EVIL}`);
      return written.at(-1) ?? '';
    });
    const page = reportPage(evil);
    expect(page).not.toContain('<script');
    const shown = written.filter((_, index) => page.includes(`${index} ${SAFE}`));
    // A grade's description stays with the coach: the anchor says it in the words of the item.
    expect(written.filter((text) => !shown.includes(text))).toEqual([evil.principles[0]?.grade?.description]);
  });

  it('tells when the session was held and when it was filed in the reader’s zone', () => {
    const page = reportPage(report(() => 'words'));
    expect(page).toContain('Monday 1 February 2027, 00:00 Paris time');
    expect(page).toContain('Tuesday 2 February 2027, 00:30 Paris time');
  });

  it('has sections for what to work on and what to practise with only where there is something', () => {
    const full = report(() => 'Ownership');
    expect(reportPage(full)).toContain('What to work on');
    expect(reportPage(full)).toContain('Questions to practise with');
    const without = reportPage({ ...full, workOn: [], suggestions: [] });
    expect(without).not.toContain('What to work on');
    expect(without).not.toContain('Questions to practise with');
  });
});
