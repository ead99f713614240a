import { api } from './api';
import { session } from './session';

/** Ends the login, here and in every tab; on the server too, where it can be reached. */
export const logOut = async (): Promise<void> => {
  try {
    await api.delete('/v1/logins/current', { body: {} });
  } finally {
    session.end();
  }
};
