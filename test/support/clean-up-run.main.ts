import { cleanUpRun } from './clean-up-run';

/** What the guard of a run becomes when the run was killed. Argument: the root folder of the run. */
void cleanUpRun(process.argv[2] ?? '', []);
