import { stopUnowned } from './orphan';
import { ownerOf } from './ownership';

/** What the guard of a server becomes when its owner is gone. Arguments: the data folder asked for, the cluster. */
const [, , dataDir = '', cluster = ''] = process.argv;
void stopUnowned(cluster, () => ownerOf(dataDir) !== null);
