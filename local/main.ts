import 'reflect-metadata';
import { serve } from '../src/serve';
import { standIns } from './stand-ins';

/** The product on one machine: with a database, payments, mails and people of its own where the settings name no others. */
serve(process.env, standIns);
