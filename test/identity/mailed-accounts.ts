import type { TestApp } from '../support/app';

export const PASSWORD = 'copper lantern on the quay';

export interface KeptMail {
  kind: string;
  subject: string;
  text: string;
}

/** Signing up the way people do: over HTTP, with the mails in between. */
export const mailedAccounts = (started: () => TestApp) => {
  let counter = 0;
  const newAddress = (): string => `new-${(counter += 1)}@example.test`;

  const signUp = (email: string, more: object = {}) =>
    started()
      .http()
      .post('/v1/accounts')
      .send({ email, password: PASSWORD, name: 'Maya', zone: 'Europe/Paris', termsAccepted: true, ...more });

  const logIn = (email: string, password = PASSWORD) =>
    started().http().post('/v1/logins').send({ email, password });

  const mailsTo = async (email: string): Promise<KeptMail[]> => {
    await started().settle();
    return started().database.query<KeptMail>(
      `SELECT kind, subject, text_body AS text FROM mails WHERE to_address = $1 ORDER BY created_at, id`,
      [email],
    );
  };

  /** The token in the newest mail's link. */
  const tokenFor = async (email: string): Promise<string> => {
    const mails = await mailsTo(email);
    const token = /[?&#]token=([\w-]+)/.exec(mails.at(-1)?.text ?? '')?.[1];
    if (!token) throw new Error(`no link with a token for ${email}`);
    return token;
  };

  const verify = (token: string) => started().http().post('/v1/accounts/verify').send({ token });

  const verified = async (more: object = {}): Promise<string> => {
    const email = newAddress();
    await signUp(email, more).expect(202);
    expect((await verify(await tokenFor(email))).status).toBeLessThan(300);
    return email;
  };

  return { newAddress, signUp, logIn, mailsTo, tokenFor, verify, verified };
};
