const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Hears interrupts in place of being ended by them, until released. A terminal passes one on to every process, so a second within half a second is the first. */
export function onInterrupt(hear: (isFirst: boolean) => void): () => void {
  let first: number | undefined;
  const interrupt = (): void => {
    const now = performance.now();
    if (first !== undefined && now - first < 500) return;
    hear(first === undefined);
    first ??= now;
  };
  for (const signal of signals) process.on(signal, interrupt);
  return () => signals.forEach((signal) => process.off(signal, interrupt));
}
