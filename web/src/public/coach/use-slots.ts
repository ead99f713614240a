import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api/api';
import { readKey, useRead } from '../../api/read';
import { addMonths, aroundMonth } from '../../domain/walls';

interface Asked {
  id: string;
  offeringId: string;
  zone: string;
}

const PATH = '/v1/coaches/{id}/slots';

const given = ({ id, offeringId, zone }: Asked, month: string) => ({
  params: { path: { id }, query: { offeringId, zone, ...aroundMonth(month) } },
});

/** The times of a month, and those of the next before somebody asks for them. */
export const useSlots = (asked: Asked, month: string) => {
  const client = useQueryClient();
  const { id, offeringId, zone } = asked;
  useEffect(() => {
    const next = given({ id, offeringId, zone }, addMonths(month, 1));
    void client.prefetchQuery({ queryKey: readKey(PATH, next), queryFn: () => api.get(PATH, next) });
  }, [client, id, offeringId, zone, month]);
  return useRead(PATH, given(asked, month));
};
