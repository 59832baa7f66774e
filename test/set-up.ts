import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of the set-up scripts. */
export const scripts: string = fileURLToPath(new URL('../src-main/set-up', import.meta.url));

/** Loads a set-up script: a plain module, run before there is anything to check types with, so that its type is said here. */
export const load = <Module>(name: string): Promise<Module> => import(/* @vite-ignore */ pathToFileURL(`${scripts}/${name}`).href) as Promise<Module>;
