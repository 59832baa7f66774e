/** Entry: runs one experiment (or a share of its rows), then leaves. */
import { attend } from './jobs/attend';
import { kinds } from './experiments/index';

await attend(kinds, process.argv.slice(2));
