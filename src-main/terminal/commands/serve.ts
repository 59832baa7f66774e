import { once } from 'node:events';
import { join } from 'node:path';
import { Refusal } from '../../../src-shared/refusal';
import { openBrowser } from '../../served/open-browser';
import { serveLab } from '../../served/serve';
import { environmentFor, hint, type Call } from '../call';
import { codes, Ending } from '../ending';
import { onInterrupt } from '../interrupt';
import { answer, say } from '../print';

export interface ServeOptions {
  readonly port?: string;
  readonly open?: boolean;
  readonly data?: readonly string[];
}

/** Opens the laboratory to browsers on this machine and prints the address, until it is interrupted; what is at work is then paused. */
export async function serve(call: Call, { port, open, data = [] }: ServeOptions): Promise<void> {
  const served = await serveLab({
    library: call.library, entries: call.entries, window: join(call.entries, '../window'), launch: call.launch, environment: environmentFor(call), data,
    ...(port === undefined ? {} : { port: parsePort(port) }),
  });
  // Whoever reads the address may interrupt at once.
  const interrupted = new AbortController();
  let paused: readonly string[] = [];
  onInterrupt((isFirst) => {
    if (!isFirst) process.exit(codes.interrupted);
    paused = served.lab.working();
    if (paused.length > 0) say('Pausing after the row that is being made; interrupt once more to stop at once.');
    interrupted.abort();
  });
  answer(call, { address: served.address, port: served.port, library: call.library }, () => served.address);
  if (!call.quiet) say(`The laboratory is open at this address, on this machine only, for experiments in ${call.library}. Ctrl-C closes it.`);
  if (open && !(await openBrowser(served.addressForOnce()))) say('No browser could be opened here: open the address yourself.');
  if (!interrupted.signal.aborted) await once(interrupted.signal, 'abort');
  await served.close();
  if (paused.length > 0) throw new Ending(codes.interrupted, `Paused ${paused.join(', ')}; go on in the window, or with: ${hint(call, `resume ${paused[0]}`)}`);
  if (!call.quiet) say('The laboratory is closed.');
}

function parsePort(written: string): number {
  const port = Number(written);
  if (/^\d{1,5}$/.test(written) && port < 65_536) return port;
  throw new Refusal(`"${written}" is not a port: name a number from 1024 to 65535, or 0 for any free one.`);
}
