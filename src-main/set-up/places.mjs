import { fileURLToPath } from 'node:url';

/** The path of something in the project, whatever folder one stands in. */
export const place = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The command line as the build leaves it. */
export const commandLine = place('.vite/main/cli.js');
