/** Why a wait ended early. */
export type StopReason = 'abort' | 'total' | 'attempt';

/** Rejects what {@link Clock.within} waits for. */
export class Stopped extends Error {
  readonly why: StopReason;

  constructor(why: StopReason) {
    super(why);
    this.why = why;
  }
}

/** The longest delay that timers of all runtimes keep; they take a longer one for none at all. */
const longestTimer = 2 ** 31 - 1;

/** Bounds all that one call does by its total time and by the caller's signal. */
export class Clock {
  readonly #end: number;
  readonly signal: AbortSignal | undefined;

  constructor(totalTimeout: number, signal: AbortSignal | undefined) {
    this.#end = performance.now() + totalTimeout;
    this.signal = signal;
  }

  /** Milliseconds that are left of the total time. */
  get left(): number {
    return Math.max(0, this.#end - performance.now());
  }

  /**
   * Waits for some work, but not longer than it may take, than the total time or than the caller wants. The work
   * is told to stop by its signal, and left alone if it does not listen.
   */
  async within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { signal } = this;
    if (signal?.aborted) throw new Stopped('abort');
    const controller = new AbortController();
    let stop: (why: StopReason) => void = () => {};
    const stopped = new Promise<never>((_, reject) => {
      stop = (why) => {
        reject(new Stopped(why));
        controller.abort();
      };
    });
    const abort = () => stop('abort');
    const { left } = this;
    const timer = setTimeout(() => stop(ms < left ? 'attempt' : 'total'), Math.min(ms, left, longestTimer));
    signal?.addEventListener('abort', abort, { once: true });
    try {
      return await Promise.race([work(controller.signal), stopped]);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Does nothing for a while. */
  async pause(ms: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await this.within(Number.POSITIVE_INFINITY, () => {
        return new Promise<void>((resolve) => {
          timer = setTimeout(resolve, ms);
        });
      });
    } finally {
      clearTimeout(timer);
    }
  }
}
