const grade = (key: string, title: string, passing: boolean) => ({ key, title, passing });
const recommendation = (key: string, title: string, hires: boolean, order: number) => ({
  ...{ key, title, hires, order },
  description: '',
});

const SCALE = [
  grade('below', 'Below the bar', false),
  grade('solid', 'Solid', false),
  grade('raising', 'Raising the bar', true),
  grade('far', 'Far above the bar', true),
] as const;

/** Texts of the landing page. */
export const publicWords = {
  home: {
    title: 'Practice interviews with people who ran the real ones',
    lead: 'Book an hour with a former interviewer, pay for that hour only, and get back the form that a real interviewer would file: notes, grades with evidence, and one recommendation from Strong no hire to Strong hire.',
    find: 'Find a coach',
    coaches: 'Coaches with a time soon',
    noCoaches: 'No coach has a free time at present. Look again tomorrow: hours open every day.',
    interviews: 'Interviews you can practise',
    sample: {
      title: 'What you get back',
      invented: 'An invented example, in the form that every coach fills.',
      recommendations: [
        recommendation('strong-no', 'Strong no hire', false, 1),
        recommendation('no', 'No hire', false, 2),
        recommendation('yes', 'Hire', true, 3),
        recommendation('strong-yes', 'Strong hire', true, 4),
      ],
      given: { key: 'yes', title: 'Hire', hires: true, description: '' },
      level: 'Senior Technical Program Manager',
      reason:
        'Ownership is there with evidence twice over. Disagreement stays polite and without numbers; both gaps can be prepared.',
      scale: SCALE.map((one, at) => ({ ...one, order: at + 1, description: '' })),
      items: [
        {
          title: 'Ownership',
          grade: SCALE[3],
          evidence:
            'Took over a move that two teams had dropped, named its cost, and stayed until the last user was off.',
        },
        {
          title: 'Disagreeing with data',
          grade: SCALE[1],
          evidence: 'Raised the point once, without a number, and could not say what would have changed it.',
        },
      ],
      workOn: 'Work on first:',
      next: 'tell the story of the weekend move again with the objection in numbers, and end it with what you did after losing.',
    },
    steps: {
      title: 'How it goes',
      list: [
        {
          name: 'Choose',
          text: 'Find a coach by stage, level, price and the hours that suit you. Times are shown in your zone.',
        },
        { name: 'Book', text: 'The time is yours while you pay. Two people never get the same hour.' },
        {
          name: 'Practise',
          text: 'One round at the pace of the real one, with questions that you have not been asked here before.',
        },
        {
          name: 'Read',
          text: 'Within a day: graded feedback with the notes that prove it, to keep, print or share.',
        },
      ],
    },
  },
};
