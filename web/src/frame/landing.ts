import { api } from '../api/api';
import { safeNext } from './next';

/** Where somebody goes who has just logged in and wanted nothing in particular: where their day begins. */
export const landing = async (): Promise<string> => {
  const { roles } = await api.get('/v1/me');
  const wanted = roles.includes('admin')
    ? ['/admin']
    : roles.includes('coach')
      ? ['/coach', '/bookings']
      : (await hasBookings())
        ? ['/bookings']
        : ['/coaches'];
  return wanted.map((page) => safeNext(page)).find((page) => page !== null) ?? '/';
};

const hasBookings = async (): Promise<boolean> =>
  (await api.get('/v1/bookings', { params: { query: { limit: 1, status: 'confirmed' } } })).items.length > 0;
