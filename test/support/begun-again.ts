import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { faultOf } from '../../src/platform/database/database-faults';

/**
 * Hears of every transaction of an application that ended so that it is begun again: by a serialization failure, a
 * deadlock, or because it waited for a lock for too long.
 */
export const hearBegunAgain = (app: INestApplicationContext, hear: () => void): void => {
  const source = app.get(DataSource);
  const original = source.transaction.bind(source) as (...args: unknown[]) => Promise<unknown>;
  const listening = async (...args: unknown[]): Promise<unknown> => {
    try {
      return await original(...args);
    } catch (error) {
      if (faultOf(error) === 'retry') hear();
      throw error;
    }
  };
  source.transaction = listening as typeof source.transaction;
};
