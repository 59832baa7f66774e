/** Training the bends of a curve: each update is a step down the loss at one point of it, drawn evenly in t (Garipov et al. 2018, section 3.2). */
import { setImmediate as breathe } from 'node:timers/promises';
import { coefficients } from '../../../src-shared/math/curve';
import { stream } from '../../../src-shared/math/random';
import { Refusal } from '../../../src-shared/refusal';
import { optimisers } from '../../fitting/optimisers';
import { stepFeeds } from '../../fitting/step-feeds';
import { augmentations } from '../augmentation-field';
import { optimiserSettings } from '../optimiser-settings';
import { scheduleOf } from '../schedule-of';
import { updatesPerEpoch } from '../training/timetable';
import type { OpenCurve } from './open-curve';
import { rowOf, type ConnectivityRow, type ConnectivitySetup } from './setup';

export interface BendFit {
  /** Trains through one epoch, counted from 1 (0: not at all), and tells how it went. Throws a Refusal where the loss is no longer a number. */
  through(epoch: number): Promise<ConnectivityRow>;
}

export function fitBends(setup: ConnectivitySetup, seed: number, { session, dataset: { train } }: Pick<OpenCurve, 'session' | 'dataset'>): BendFit {
  const perEpoch = updatesPerEpoch(train.count, setup.batch);
  const feeds = stepFeeds({ seed, count: train.count, batch: setup.batch, perEpoch, augmentation: augmentations[setup.augmentation] });
  const settings = optimiserSettings(setup);
  const schedule = scheduleOf(setup);
  const rate = (update: number) => schedule(update / perEpoch, setup.length);
  const places = stream(seed, 'place on the curve');
  return {
    async through(epoch) {
      if (epoch === 0) return rowOf({ part: 'fit', epoch, update: 0 });
      let [loss, right, squares, seen] = [0, 0, 0, 0];
      for (let update = (epoch - 1) * perEpoch; update < epoch * perEpoch; update++) {
        const fed = feeds.at(update);
        const shares = coefficients(setup.curve, setup.bends + 2, places.uniform(update));
        const found = await session.run('step', { ...fed, coefficients: Float32Array.from(shares), ...optimisers[setup.optimiser].feeds(settings, rate(update), update) });
        if (!Number.isFinite(found['loss'][0])) {
          throw new Refusal(`The training of the curve diverged: the loss of update ${update} is no longer a number. A lower learning rate (now ${Number(rate(update).toPrecision(4))}) may keep it finite.`);
        }
        loss += found['loss'][0] * fed.examples.length;
        right += found['hits'][0];
        squares += found['squares'][0] * fed.examples.length;
        seen += fed.examples.length;
        await breathe();
      }
      const [trainLoss, penalty] = [loss / seen, ((setup.decay / 2) * squares) / seen];
      return rowOf({ part: 'fit', epoch, update: epoch * perEpoch, rate: rate(epoch * perEpoch - 1), trainLoss, trainAccuracy: right / seen, penalty, penalisedLoss: trainLoss + penalty });
    },
  };
}
