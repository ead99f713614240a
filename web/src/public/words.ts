/** Texts of the pages that everybody may see. */
export const publicWords = {
  home: {
    title: 'Practice interviews with people who ran the real ones',
    lead: 'Book an hour with a former interviewer, pay for that hour only, and get back the form that a real interviewer would file: notes, grades with evidence, and one recommendation from Strong no hire to Strong hire.',
    find: 'Find a coach',
    steps: {
      title: 'How it goes',
      list: [
        [
          'Choose',
          'Find a coach by stage, level, price and the hours that suit you. Times are shown in your zone.',
        ],
        ['Book', 'The time is yours while you pay. Two people never get the same hour.'],
        ['Practise', 'One round at the pace of the real one, with questions you have not been asked before.'],
        ['Read', 'Within a day: graded feedback with the notes that prove it, to keep, print or share.'],
      ],
    },
    coaches: 'Coaches with a time soon',
    next: 'Next',
    allTimes: 'All times',
    noCoaches: 'No coach has a free time at present.',
    interviews: 'Interviews you can practise',
  },
};
