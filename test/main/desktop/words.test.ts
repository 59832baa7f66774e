import { expect, it } from 'vitest';
import { commandIn, filesNamed } from '../../../src-main/desktop/words';

const program = '/usr/lib/isthmus/isthmus';

it('opens the window where no words follow, or only switches for Chromium, or exported experiments', () => {
  expect(commandIn([program])).toBeUndefined();
  expect(commandIn([program, '--'])).toBeUndefined();
  expect(commandIn([program, '--no-sandbox', '--remote-debugging-port=9222'])).toBeUndefined();
  expect(commandIn([program, '--no-sandbox', '--', '/home/a/surface.isthmus'])).toBeUndefined();
  expect(commandIn([program, 'surface.isthmus', 'other.isthmus'])).toBeUndefined();
});

it('is the command line otherwise, with its own options and none of Chromium’s', () => {
  expect(commandIn([program, '--no-sandbox', '--ozone-platform=headless', '--', '--json', 'list'])).toEqual(['--json', 'list']);
  expect(commandIn([program, '--no-sandbox', 'import', 'a.isthmus', '--name', 'x'])).toEqual(['import', 'a.isthmus', '--name', 'x']);
  expect(commandIn([program, '--version'])).toEqual(['--version']);
  expect(commandIn([program, '-h'])).toEqual(['-h']);
});

it('finds the exported experiments that a call names, from where it was called', () => {
  expect(filesNamed([program, '--no-sandbox', '/opt/app', 'one.isthmus', '/data/two.isthmus', '--name=x.isthmus'], '/home/a')).toEqual(['/home/a/one.isthmus', '/data/two.isthmus']);
});
