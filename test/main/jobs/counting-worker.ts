/** Entry: a worker that knows the kinds that count. */
import { attend } from '../../../src-main/jobs/attend';
import { chain, counting } from './counting';

await attend({ counting, chain }, process.argv.slice(2));
