import { join } from 'node:path';
import { cacheFolder } from '../engine/native/cache';

/** The folder that downloaded datasets are kept in, in the application's cache. */
export const downloadsFolder = (): string => join(cacheFolder(), 'datasets');
