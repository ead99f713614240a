import 'reflect-metadata';
import { serve } from './serve';

/** The product by itself, as production runs it; `local/main.ts` brings stand-ins for the world around it. */
serve(process.env, null);
