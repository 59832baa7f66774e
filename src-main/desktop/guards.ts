import { app } from 'electron';

/** Keeps every page where it is: it goes nowhere, opens nothing, holds no other page, and is granted nothing of the system. */
export function setupGuards(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.session.setPermissionRequestHandler((_contents, _permission, grant) => grant(false));
    contents.session.setPermissionCheckHandler(() => false);
  });
}
