/** Texts of the pages that say what holds: rules, terms, privacy. */
export const legalWords = {
  rules: {
    title: 'Moving, cancelling, missing a session',
    lead: 'The rules for both sides, as sessions are sold today.',
    cancelling: 'When the candidate cancels a session',
    when: 'When',
    back: 'Comes back',
    of: (price: string) => `Of ${price}`,
    pinned:
      'What you bought keeps the rules of the day on which you bought it. Before you cancel, the booking shows what comes back.',
  },
  terms: {
    title: 'Terms',
    lead: 'What we agree on, in plain words.',
    sections: [
      [
        'What Greenroom is',
        [
          'A place where candidates book practice interviews with people who ran real ones. Every session and every form is practice: it is no hiring decision, and no company has a part in it.',
          'Coaches are independent. What they write is their own view of one session.',
        ],
      ],
      [
        'Your account',
        [
          'One account for one person, with an address whose mails you read. You may be a candidate, a coach, or both.',
          'Keep your password to yourself. You see where you are logged in, and can end it, on your account’s page.',
          'You can take everything that we hold about you along, and you can leave at any time.',
        ],
      ],
      [
        'Booking and paying',
        [
          'The price that you see is the whole price. A payment provider takes it; card data never reaches us.',
          'What comes back when a session is cancelled or missed stands in the rules, and before you pay.',
        ],
      ],
      [
        'For coaches',
        [
          'You coach only for interviews that you have run, and you use no confidential questions of a former employer.',
          'You write the form yourself and file it in time. Our part of a price stands beside it before you offer it.',
        ],
      ],
      [
        'Being fair',
        [
          'Do not record a session without the other side’s consent, do not pass on what you hear in it, and do not insult anybody.',
          'Whoever breaks this can be suspended, and is told why. What was paid for sessions that then do not take place goes back.',
        ],
      ],
    ] as [string, string[]][],
  },
  privacy: {
    title: 'Privacy',
    lead: 'What we know of you, who reads it, and how you get rid of it.',
    sections: [
      [
        'What we keep',
        [
          'Your name, your e-mail address, your time zone and how you read times. Your password as a hash that cannot be turned back.',
          'What you prepare for and what you tell coaches about yourself, if you write it. Your bookings, your feedback, your documents, your ratings.',
          'Where you are logged in, as a kind of browser. No advertising, no tracking, nothing of other sites.',
        ],
      ],
      [
        'Who reads it',
        [
          'The coach of a session reads your name, what you prepare for, and what you wrote for them; you read theirs.',
          'Your feedback is read by you, its coach, and whoever has a link that you made. You can end such a link at any time.',
          'People who work here read what they need to decide a case; it is written down that they did something, and why.',
          'The payment provider knows what you paid and the address that receipts go to.',
        ],
      ],
      [
        'Cookies',
        [
          'Two, and both only keep you logged in: one holds your login, the other tells your browser from others of its network. There are none for visitors.',
        ],
      ],
      [
        'Taking it along, and erasing it',
        [
          'On your account’s page you download everything that we hold about you, and you see what erasing would do before you do it.',
          'What the law makes us keep, like the books, stays without your name.',
        ],
      ],
    ] as [string, string[]][],
  },
};
