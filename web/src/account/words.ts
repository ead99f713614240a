/** Texts about getting in and about the account. */
export const accountWords = {
  logIn: {
    title: 'Log in',
    email: 'E-mail address',
    password: 'Password',
    button: 'Log in',
    wrong: 'E-mail and password do not match.',
  },
};
