/** The desktop window in a real Electron: what it shows, and what its page can and cannot do. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { product } from '../product';
import { temporaryFolder } from '../temporary';
import { ask, call, canOpen, open, startLong, until, type Desktop } from './open';

describe.skipIf(!canOpen)('in a window of its own', () => {
  let desktop: Desktop;

  beforeAll(async () => {
    desktop = await open();
  });

  it('the laboratory opens from its own scheme, with nothing to complain of', async () => {
    const { page } = desktop;
    expect(page.url()).toBe('isthmus://app/index.html#/');
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.reload();
    await page.getByText('WebAssembly').waitFor();
    expect(complaints).toEqual([]);
    expect((await ask(desktop, 'about', null)).ways).toEqual({ dialog: true, places: [] });
  });

  it('the page is shut in: it knows neither Node nor Electron, only the door', async () => {
    const known = await desktop.page.evaluate(() => ({ ...Object.fromEntries(['require', 'process', 'module', 'electron', 'ipcRenderer', 'Buffer'].map((name) => [name, name in window])), door: Object.keys(window.lab!).sort() }));
    expect(known).toEqual({ require: false, process: false, module: false, electron: false, ipcRenderer: false, Buffer: false, door: ['ask', 'hear', 'take'] });
  });

  it('a request that is not as it should be is refused with a sentence', async () => {
    await expect(ask(desktop, 'open', { id: 3 } as never)).rejects.toThrow(/^The question "open" is not as it should be at "id"/);
    await expect(ask(desktop, 'constructor' as never, null as never)).rejects.toThrow(/does not know/);
    expect(await desktop.page.evaluate(() => window.lab!.ask('open', 'no JSON'))).toMatch(/^\{"refusal":"The question/);
    await expect(ask(desktop, 'takeIn', { handle: '/etc/passwd' })).rejects.toThrow(/not known here/);
  });

  it('a page from elsewhere is not answered, nor is our own in another window', async () => {
    const replies = await desktop.app.evaluate(async ({ BrowserWindow }, preload) => {
      const replyFrom = async (address: string): Promise<unknown> => {
        const stranger = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } });
        try {
          await stranger.loadURL(address);
          return await stranger.webContents.executeJavaScript(`Promise.all([lab.ask('list', 'null'), lab.take(new File([], 'x'))])`);
        } finally {
          stranger.destroy();
        }
      };
      return Promise.all([replyFrom('data:text/html,stranger'), replyFrom('isthmus://app/index.html')]);
    }, join((await product()).entries, 'preload.cjs'));
    const refused = JSON.stringify({ fault: 'only the page of the window is answered' });
    expect(replies).toEqual([[refused, refused], [refused, refused]]);
  });

  it('a file that was not dropped from this computer is not taken', async () => {
    const said = await desktop.page.evaluate(() => window.lab!.take(new File(['x'], '/etc/passwd')));
    expect(said).toContain('What was dropped is no file on this computer');
  });

  it("the policy lets in no script, style, frame or connection but the page's own", async () => {
    const { page } = desktop;
    // The debugger's own evaluation is not bound by the policy; what it adds to the page is.
    const outcome = await page.evaluate(async () => {
      const told: string[] = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => told.push(effectiveDirective));
      const add = (name: string, properties: object): void => document.body.append(Object.assign(document.createElement(name), properties));
      add('script', { textContent: 'window.ran = true' });
      add('script', { src: 'https://example.org/x.js' });
      add('script', { src: 'data:text/javascript,window.ran = true' });
      add('style', { textContent: 'body { display: none }' });
      add('iframe', { src: 'isthmus://app/index.html' });
      add('img', { src: 'https://example.org/x.png' });
      const fetched = await fetch('https://example.org/').then(() => 'fetched', () => 'blocked');
      await new Promise((resolve) => setTimeout(resolve, 300));
      for (const element of document.body.querySelectorAll(':scope > script, :scope > style, :scope > iframe, :scope > img')) element.remove();
      return { ran: 'ran' in window, fetched, shown: getComputedStyle(document.body).display, told: [...new Set(told)].sort() };
    });
    expect(outcome).toEqual({ ran: false, fetched: 'blocked', shown: 'block', told: ['connect-src', 'frame-src', 'img-src', 'script-src-elem', 'style-src-elem'] });
    const evaluated = await page.evaluate(() => new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', ({ blockedURI }) => resolve(blockedURI), { once: true });
      // A timer's text is evaluated by the page, not by the debugger.
      setTimeout('window.ran = true' as unknown as () => void);
    }));
    expect(evaluated).toBe('eval');
  });

  it('nothing outside the built window is served', async () => {
    const status = await desktop.page.evaluate(() => Promise.all(
      ['index.html', '../main/main.js', '..%2fmain%2fmain.js', '%2e%2e/package.json', '%00', 'nothing.js', ''].map(async (path) => [path, (await fetch(`isthmus://app/${path}`)).status]),
    ));
    expect(Object.fromEntries(status)).toEqual({ 'index.html': 200, '../main/main.js': 404, '..%2fmain%2fmain.js': 404, '%2e%2e/package.json': 404, '%00': 404, 'nothing.js': 404, '': 404 });
  });

  it('the page stays where it is: it goes nowhere and opens nothing', async () => {
    const { app, page } = desktop;
    const address = page.url();
    await page.evaluate(() => { location.href = 'https://example.org/'; });
    await page.evaluate(() => { location.href = 'file:///etc/passwd'; });
    expect(await page.evaluate(() => window.open('https://example.org/'))).toBeNull();
    expect(await page.evaluate(() => window.open('isthmus://app/index.html'))).toBeNull();
    expect(await page.evaluate(() => Promise.all(['geolocation', 'notifications', 'camera', 'clipboard-read'].map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state)))).toEqual(['denied', 'denied', 'denied', 'denied']);
    expect(page.url()).toBe(address);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('the menu goes to the library and back, by its items', async () => {
    const { app, page } = desktop;
    const choose = (label: string): Promise<void> => app.evaluate(({ Menu }, label) => {
      for (const { submenu } of Menu.getApplicationMenu()!.items) submenu?.items.find((item) => item.label === label)?.click();
    }, label);
    await choose('&Library');
    await page.getByRole('heading', { name: 'Library', level: 1 }).waitFor();
    await choose('&New experiment');
    await page.waitForFunction(() => location.hash === '#/new');
  });

  it('started again, it shows the first window, and takes in the experiment that it is called with', async () => {
    const { app, profile, library } = desktop;
    const saved = join(temporaryFolder(), 'saved.isthmus');
    const id = await ask(desktop, 'start', { kind: 'training', name: 'To be saved', seed: 0, setup: { network: 'resnet-8-x0.25', dataset: 'glyphs?train=32&test=32&side=16', length: 1, batch: 32 } });
    await until(async () => {
      const { experiment, job } = await ask(desktop, 'open', { id });
      return experiment.status === 'done' && job === undefined;
    });
    await app.evaluate(({ dialog }, filePath) => { dialog.showSaveDialog = async () => ({ canceled: false, filePath }); }, saved);
    expect(await ask(desktop, 'save', { what: 'project', id })).toEqual({ path: saved });
    await ask(desktop, 'remove', { ids: [id] });
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].minimize());

    const { program, words, environment } = await call();
    const second = spawn(program, [`--user-data-dir=${profile}`, ...words, saved], { env: { ...environment, ISTHMUS_LIBRARY: library }, stdio: 'ignore' });
    expect(await once(second, 'exit')).toEqual([0, null]);
    await desktop.page.getByRole('heading', { name: 'To be saved' }).waitFor();
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()))).toEqual([false]);
  });

  it('a figure is saved where the dialog says, and nowhere where it is closed', async () => {
    const { app } = desktop;
    const id = await startLong(desktop);
    const { figures } = await ask(desktop, 'open', { id });
    const wanted = { what: 'figure', source: { experiments: [{ id, label: 'Long' }] }, spec: figures[0], paper: {}, format: 'svg' } as const;
    const file = join(temporaryFolder(), 'figure.svg');
    await app.evaluate(({ dialog }, filePath) => { dialog.showSaveDialog = async () => ({ canceled: false, filePath }); }, file);
    expect(await ask(desktop, 'save', wanted)).toEqual({ path: file });
    expect(existsSync(file)).toBe(true);
    await app.evaluate(({ dialog }) => { dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' }); });
    expect(await ask(desktop, 'save', wanted)).toEqual({ cancelled: true });
    await ask(desktop, 'cancel', { id });
  });

  it('the menu exports the figure that is shown, and what is copied reaches the clipboard', async () => {
    const { app, page } = desktop;
    const id = await startLong(desktop);
    await page.evaluate((id) => void (location.hash = `#/experiment/${id}`), id);
    await page.getByRole('button', { name: 'Export' }).waitFor();
    await app.evaluate(({ Menu }) => { for (const { submenu } of Menu.getApplicationMenu()!.items) submenu?.items.find(({ label }) => label === '&Export …')?.click(); });
    await page.getByRole('dialog').getByRole('button', { name: /Copy/ }).click();
    await page.getByText('The figure is in the clipboard').waitFor();
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^<svg /);
    await page.keyboard.press('Escape');
    await ask(desktop, 'cancel', { id });
  });

  it('a file chosen in a dialog, or dropped, comes in as a handle without its path', async () => {
    const { app, page } = desktop;
    const file = join(temporaryFolder(), 'net.safetensors');
    writeFileSync(file, 'not one');
    await app.evaluate(({ dialog }, path) => { dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] }); }, file);
    const chosen = await ask(desktop, 'choose', { what: 'file', title: 'Weights', endings: ['safetensors'] });
    expect(chosen).toEqual({ handle: expect.stringMatching(/^[0-9a-f]{24}$/), name: 'net.safetensors' });
    const input = await page.evaluateHandle(() => {
      const input = Object.assign(document.createElement('input'), { type: 'file' });
      document.body.append(input);
      return input;
    });
    await input.asElement()!.setInputFiles(file);
    const taken = await input.evaluate((input) => window.lab!.take((input as HTMLInputElement).files![0]));
    expect(JSON.parse(taken)).toEqual({ answer: { handle: expect.stringMatching(/^[0-9a-f]{24}$/), name: 'net.safetensors' } });
    await input.evaluate((input) => input.remove());
  });
});
