/** The written list of kinds of experiment, by name. Adding one adds a folder and a name here. */
import type { Fields, Row } from '../../src-shared/kind';
import type { Kind } from './kind';
import { connectivity } from './connectivity';
import { curvature } from './curvature';
import { ensemble } from './ensemble';
import { histogram } from './histogram';
import { landscape } from './landscape';
import { segments } from './segments';
import { training } from './training';
import { trajectory } from './trajectory';

export type Kinds = Readonly<Record<string, Kind<Fields, Row>>>;

export const kinds: Kinds = { training, landscape, curvature, trajectory, histogram, connectivity, segments, ensemble } as unknown as Kinds;
