import { describeNetwork, networkForms, networkNames, openNetwork, type NetworkDescription } from '../../networks';
import type { Call } from '../call';
import { parseClasses, parseImageShape } from '../image-shape';
import { answer } from '../print';
import { table } from '../table';

export interface NetworksOptions {
  readonly classes: string;
  readonly input: string;
}

const many = (count: number): string => count.toLocaleString('en');

/** Parameters, buffers and FLOPs of all networks, or of those named with their layers. */
export async function listNetworks(call: Call, names: readonly string[], { classes, input }: NetworksOptions): Promise<void> {
  const task = { classes: parseClasses(classes), input: parseImageShape(input) };
  const described = (names.length > 0 ? names : networkNames).map((name) => describeNetwork(openNetwork(name, task)));
  answer(call, described, () => (names.length > 0 ? described.map(inFull).join('\n\n') : `${overview(described)}\n\nOthers are called\n${networkForms.map((form) => `  ${form}`).join('\n')}`));
}

const overview = (networks: readonly NetworkDescription[]): string =>
  table(['network', 'parameters', 'buffers', 'FLOPs an example'], networks.map(({ name, parameters, buffers, flops }) => [name, many(parameters), many(buffers), many(flops)]));

const inFull = ({ name, parameters, buffers, flops, layers }: NetworkDescription): string =>
  `${name}: ${many(parameters)} parameters, ${many(buffers)} buffers, ${many(flops)} FLOPs an example\n${table(['layer', 'what it is', 'makes'], layers.map((layer) => [layer.name, layer.layer, layer.shape.join(' x ')]))}`;
