import type { Clock } from './clock.js';

/** How many requests in a row show that the server can take more at once. */
const calm = 20;

/**
 * How fast a batch of calls goes: several requests at a time, and all of them slower for a while once the server asks
 * for a pause. Whoever takes a {@link turn} has to {@link leave}.
 */
export class Pace {
  readonly #workers: number;
  #atOnce: number;
  #underWay = 0;
  #resumeAt = 0;
  #sinceSlowed = 0;
  #timesInRow = 0;
  #left = signal();

  constructor(atOnce: number) {
    this.#workers = atOnce;
    this.#atOnce = atOnce;
  }

  /** Waits until a request may leave. */
  async turn(clock: Clock): Promise<void> {
    for (;;) {
      const pause = this.#resumeAt - performance.now();
      if (pause > 0) await clock.pause(pause);
      else if (this.#underWay < this.#atOnce) break;
      else await clock.within(Number.POSITIVE_INFINITY, () => this.#left.given);
    }
    this.#underWay++;
  }

  /** Makes room for another request. */
  leave(): void {
    this.#underWay--;
    if (++this.#sinceSlowed % calm === 0 && this.#atOnce < this.#workers) this.#atOnce++;
    const { give } = this.#left;
    this.#left = signal();
    give();
  }

  /**
   * Lets half as many requests go at once, as the server has turned one away: the same burst would fail again.
   *
   * @returns how often in a row the server has done so, a burst being once.
   */
  slow(): number {
    // What was on its way when the first one was turned away tells nothing new.
    if (this.#resumeAt < performance.now()) {
      this.#atOnce = Math.max(1, Math.floor(this.#atOnce / 2));
      this.#sinceSlowed = 0;
      this.#timesInRow++;
    }
    return this.#timesInRow;
  }

  /** Holds back all requests for a while. */
  hold(ms: number): void {
    this.#resumeAt = Math.max(this.#resumeAt, performance.now() + ms);
  }

  /** Takes note that the server has taken a request. */
  taken(): void {
    this.#timesInRow = 0;
  }

  /** Works on every item, in order, until the work on one says to stop; what is under way then comes to its end. */
  async each<T>(
    items: readonly T[],
    work: (item: T, index: number) => Promise<'next' | 'stop'>,
  ): Promise<void> {
    const queue = items.entries();
    let isStopped = false;
    const worker = async () => {
      for (let next = queue.next(); !next.done && !isStopped; next = queue.next()) {
        const [index, item] = next.value;
        if ((await work(item, index)) === 'stop') isStopped = true;
      }
    };
    await Promise.all(Array.from({ length: Math.min(this.#workers, items.length) }, worker));
  }

  /** What becomes of every item, in order; the first failure ends it, when all that is under way has come to its end. */
  async all<T, R>(items: readonly T[], work: (item: T, index: number) => Promise<R>): Promise<readonly R[]> {
    const results: R[] = [];
    const failures: unknown[] = [];
    await this.each(items, async (item, index) => {
      try {
        results[index] = await work(item, index);
        return 'next';
      } catch (error) {
        failures.push(error);
        return 'stop';
      }
    });
    if (failures.length > 0) throw failures[0];
    return results;
  }
}

function signal(): { readonly given: Promise<void>; readonly give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
