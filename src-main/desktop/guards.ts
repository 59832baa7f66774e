import { app } from 'electron';

/** All that a page is granted of the system: to put what a person copies into the clipboard. */
const granted: readonly string[] = ['clipboard-sanitized-write'];

/** Keeps every page where it is: it goes nowhere, opens nothing, holds no other page, and is granted next to nothing of the system. */
export function setupGuards(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.session.setPermissionRequestHandler((_contents, permission, grant) => grant(granted.includes(permission)));
    contents.session.setPermissionCheckHandler((_contents, permission) => granted.includes(permission));
  });
}
