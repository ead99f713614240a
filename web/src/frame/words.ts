/** Texts of the frame around every page. */
export const frameWords = {
  skip: 'Skip to content',
  brand: 'Greenroom',
  main: 'Main',
  nav: {
    find: 'Find a coach',
    findShort: 'Find',
    interviews: 'Interviews',
    bookings: 'Bookings',
    feedback: 'Feedback',
    progress: 'Progress',
    me: 'Me',
  },
  toDo: 'to do',
  logIn: 'Log in',
  signUp: 'Sign up',
  logOut: 'Log out',
  account: 'Your account',
  notFound: {
    title: 'Nothing here',
    text: 'There is nothing for you here. The link may be old, or belong to another account.',
    home: 'Go to the start',
  },
  broken: {
    title: 'Something broke on our side',
    text: 'Nothing is lost. Load the page again; if it breaks again, write to us.',
    again: 'Load again',
  },
  offline: 'You are offline. What you see may be old.',
};
