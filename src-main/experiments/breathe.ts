/** Lets the process hear: engines compute without returning to the event loop. */
export const breathe = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
