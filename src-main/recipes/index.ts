/** The written list of recipes. Adding one adds a file and a line here. */
import { firstLook } from './first-look';
import { garipovCurves } from './garipov/garipov-curves';
import { garipovFge } from './garipov/garipov-fge';
import { gotmareResilience } from './gotmare/gotmare-resilience';
import { gotmareSgdr } from './gotmare/gotmare-sgdr';
import { gotmareSgdrPlane } from './gotmare/gotmare-sgdr-plane';
import { gotmareStepDecay } from './gotmare/gotmare-step-decay';
import { liConvexity } from './li/li-convexity';
import { liDensenet } from './li/li-densenet';
import { liFilterNormalised } from './li/li-filter-normalised-1d';
import { liInitialisation } from './li/li-initialisation';
import { liRepeatability } from './li/li-repeatability';
import { liSharpFlat } from './li/li-sharp-flat-1d';
import { liSkipConnections } from './li/li-skip-connections';
import { liSmallLargeBatch } from './li/li-small-large-batch-2d';
import { liTrajectories } from './li/li-trajectories';
import { liWeightNorm } from './li/li-weight-norm';
import { liWidth } from './li/li-width';
import type { Recipe } from './recipe';

export const recipes: readonly Recipe[] = [
  firstLook, liSkipConnections, liSharpFlat, liFilterNormalised, liSmallLargeBatch, liWidth, liDensenet, liConvexity, liTrajectories, liInitialisation, liWeightNorm, liRepeatability,
  ...gotmareResilience, ...gotmareSgdr, ...gotmareSgdrPlane, ...gotmareStepDecay,
  garipovCurves, garipovFge,
];
