import { removeProduct } from './product';

/** Called by Vitest when all test files have run. */
export const teardown = (): void => removeProduct();
