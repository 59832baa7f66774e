import type { Session } from '../../engine/engine';
import type { LandscapeSetup } from './setup';
import type { Point } from './way';

/** The weight-decay term at a point, decay / 2 times the sum of the squares as the engine makes it; 0 where it is left out. */
export async function penaltyAt(session: Session, { a, b }: Point, { penalty, decay }: Pick<LandscapeSetup, 'penalty' | 'decay'>): Promise<number> {
  if (penalty === 'left out') return 0;
  const squares = await session.run('squares', { a, b });
  return (decay / 2) * squares[penalty === 'over all parameters' ? 'all' : 'filters'][0];
}
