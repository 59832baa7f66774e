// npm run build: builds everything anew.
import { bundle } from './bundle.mjs';

process.exitCode = await bundle({ anew: true });
