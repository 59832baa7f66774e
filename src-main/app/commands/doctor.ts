import type { Call } from '../call';
export async function doctor(_: Call): Promise<void> {}
