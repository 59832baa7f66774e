/** How things end in the desktop application: by quitting, by signals, by crashes of one process or another. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openLibrary } from '../../src-main/library/library';
import { ask, canOpen, open, startLong, until, type Desktop } from './open';

// What ends the application must not end it before Playwright has its answer.
const SOON = 200;

const quit = ({ app }: Desktop): Promise<void> => app.evaluate(({ app }, soon) => void setTimeout(() => app.quit(), soon), SOON);

/** Answers every question that a dialog asks by the button of this name, and keeps what was asked. */
async function answerDialogs({ app }: Desktop, button: string): Promise<void> {
  await app.evaluate(({ dialog }, button) => {
    const kept = globalThis as { asked?: string[] };
    kept.asked ??= [];
    dialog.showMessageBox = (async (_window: unknown, { message, buttons }: Electron.MessageBoxOptions) => {
      kept.asked!.push(message);
      return { response: Math.max(0, buttons!.indexOf(button)), checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  }, button);
}

const asked = ({ app }: Desktop): Promise<string[]> => app.evaluate(() => (globalThis as { asked?: string[] }).asked ?? []);

/** The experiment as it lies on disk. */
async function onDisk({ library: folder }: Desktop, id: string): Promise<{ readonly status: string; readonly rows: readonly number[] }> {
  const library = await openLibrary(folder);
  return { status: (await library.read(id)).status, rows: (await library.rows(id)).map(({ n }) => n) };
}

const inTurn = (rows: readonly number[]): void => expect(rows).toEqual(rows.map((_, n) => n));

describe.skipIf(!canOpen)('the desktop application', () => {
  it('asks before it quits with an experiment at work; then pauses it, so that it can be resumed', async () => {
    const desktop = await open();
    const id = await startLong(desktop);
    await answerDialogs(desktop, 'Stay');
    await quit(desktop);
    await until(async () => (await asked(desktop)).length === 1);
    expect(await asked(desktop)).toEqual(['An experiment is at work. It will be paused and can be resumed.']);
    expect((await ask(desktop, 'open', { id })).experiment.status).toBe('running');

    await answerDialogs(desktop, 'Quit');
    await desktop.app.evaluate(({ BrowserWindow }, soon) => void setTimeout(() => BrowserWindow.getAllWindows()[0].close(), soon), SOON);
    expect(await desktop.ended).toBe(0);
    const { status, rows } = await onDisk(desktop, id);
    expect(status).toBe('paused');
    inTurn(rows);

    const again = await open(desktop);
    await ask(again, 'resume', { id });
    await until(async () => (await ask(again, 'rows', { id })).length > rows.length + 2);
    again.app.process().kill('SIGTERM');
    expect(await again.ended).toBe(0);
    const after = await onDisk(again, id);
    expect(after.status).toBe('paused');
    expect(after.rows.length).toBeGreaterThan(rows.length);
    inTurn(after.rows);
  });

  it('quits without a question where nothing is at work', async () => {
    const desktop = await open();
    await answerDialogs(desktop, 'Stay');
    await quit(desktop);
    expect(await desktop.ended).toBe(0);
  });

  it('says so when a worker is killed, and what to do; the rows are kept', async () => {
    const desktop = await open();
    const id = await startLong(desktop);
    const killed = await desktop.app.evaluate(({ app }) => {
      const workers = app.getAppMetrics().filter(({ type, name }) => type === 'Utility' && name === 'Isthmus worker');
      for (const { pid } of workers) process.kill(pid, 'SIGKILL');
      return workers.length;
    });
    expect(killed).toBe(1);
    await until(async () => (await ask(desktop, 'open', { id })).experiment.status === 'failed');
    const { experiment } = await ask(desktop, 'open', { id });
    expect(experiment.note).toMatch(/was ended by signal SIGKILL before it was done; the rows made are kept, and the experiment can be resumed/);
    await desktop.page.evaluate((id) => void (location.hash = `#/experiment/${id}`), id);
    await desktop.page.getByText('was ended by signal SIGKILL').first().waitFor();
    const before = (await ask(desktop, 'rows', { id })).length;
    await ask(desktop, 'resume', { id });
    await until(async () => (await ask(desktop, 'rows', { id })).length > before);
    inTurn((await ask(desktop, 'rows', { id })).map(({ n }) => n));
    await ask(desktop, 'cancel', { id });
  });

  it('opens its window again when that has crashed, says so, and the experiment has gone on', async () => {
    const desktop = await open();
    await answerDialogs(desktop, 'Go on');
    const id = await startLong(desktop);
    await desktop.page.evaluate((id) => void (location.hash = `#/experiment/${id}`), id);
    await desktop.page.getByRole('heading', { name: 'Long' }).waitFor();
    const before = (await ask(desktop, 'rows', { id })).length;
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.forcefullyCrashRenderer());
    await until(async () => (await asked(desktop)).length > 0);
    expect(await asked(desktop)).toEqual(['The window had stopped and was opened again.']);
    const shown = () => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].webContents.executeJavaScript('({ page: location.hash, title: document.querySelector("h1")?.textContent ?? "" })') as Promise<{ page: string; title: string }>);
    await until(async () => (await shown()).title.includes('Long'));
    expect((await shown()).page).toBe(`#/experiment/${id}`);
    await until(async () => (await onDisk(desktop, id)).rows.length > before);
    inTurn((await onDisk(desktop, id)).rows);
  });

  it('leaves nothing behind that works on when it is killed itself, and loses no row', async () => {
    const desktop = await open();
    const id = await startLong(desktop);
    const [worker] = await desktop.app.evaluate(({ app }) => app.getAppMetrics().filter(({ name }) => name === 'Isthmus worker').map(({ pid }) => pid));
    desktop.app.process().kill('SIGKILL');
    await desktop.ended;
    await until(() => !existsSync(`/proc/${worker}`));
    const { rows } = await onDisk(desktop, id);
    expect(rows.length).toBeGreaterThanOrEqual(3);
    inTurn(rows);
    const again = await open({ ...desktop, profile: desktop.profile });
    await until(async () => (await ask(again, 'open', { id })).experiment.status !== 'running');
    await ask(again, 'resume', { id });
    await until(async () => (await ask(again, 'rows', { id })).length > rows.length);
    inTurn((await ask(again, 'rows', { id })).map(({ n }) => n));
  });

  it('opens where it was closed', async () => {
    const desktop = await open();
    const place = { x: 120, y: 80, width: 900, height: 700 };
    await desktop.app.evaluate(({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0].setBounds(place), place);
    await quit(desktop);
    await desktop.ended;
    expect(existsSync(join(desktop.profile, 'window.json'))).toBe(true);
    const again = await open(desktop);
    expect(await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].getBounds())).toEqual(place);
  });
});
