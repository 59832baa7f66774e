/** Entry: a process that repeats what its parent says, and leaves when told or left alone; with `port`, it has the parent that Electron gives. */
import { EventEmitter } from 'node:events';
import { openParent } from '../../../src-main/jobs/parent';

const [manner] = process.argv.slice(2);
if (manner === 'port') {
  const port = Object.assign(new EventEmitter(), { postMessage: (message: unknown) => process.send?.({ overPort: message }) });
  process.on('message', (data) => (data === 'close' ? port.emit('close') : port.emit('message', { data })));
  Object.assign(process, { parentPort: port });
}

const parent = openParent();
parent.onMessage((message) => {
  if (message === 'leave') process.exit(7);
  if (message === 'end') return void parent.sendLast('farewell').then(() => process.exit(0));
  void parent.send({ repeated: message });
});
parent.onGone(() => process.exit(9));
void parent.send({ repeated: process.env['ISTHMUS_TEST_WORD'] ?? 'nothing' });
