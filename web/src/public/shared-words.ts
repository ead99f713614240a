/** Texts around a report that somebody shares. */
export const sharedWords = {
  title: (name: string) => `Feedback for ${name}`,
  untold: 'Shared feedback',
  thing: 'the feedback',
  until: (name: string, when: string) => `Shared by ${name} until ${when}.`,
  pdf: 'PDF',
  print: 'Print',
  ended: 'This link has ended.',
  ask: 'Ask the person who sent it.',
};
