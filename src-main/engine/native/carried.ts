import { join } from 'node:path';

/** The folder among the installed application's resources that it carries its engine in; undefined outside Electron. */
export function carriedFolder(): string | undefined {
  const { resourcesPath } = process as NodeJS.Process & { readonly resourcesPath?: string };
  return resourcesPath && join(resourcesPath, 'engine');
}
