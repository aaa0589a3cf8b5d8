import { checkFault, type Fault, type FaultSchedule } from './faults.js';

/** Which fault meets which request. */
export class FaultQueue {
  readonly #next: Fault[] = [];
  #schedule: Iterator<Fault | undefined> = [].values();

  add(fault: Fault): void {
    this.#next.push(checkFault(fault));
  }

  /** Replaces what is left of the schedule before. */
  follow(schedule: FaultSchedule): void {
    // A list is checked here, where the stack still points to the mistake.
    if (Array.isArray(schedule)) for (const fault of schedule) if (fault !== undefined) checkFault(fault);
    this.#schedule = schedule[Symbol.iterator]();
  }

  /** The fault of the request that has just come. */
  take(): Fault | undefined {
    return this.#next.shift() ?? this.#scheduled();
  }

  #scheduled(): Fault | undefined {
    try {
      const { done, value } = this.#schedule.next();
      return done || value === undefined ? undefined : checkFault(value);
    } catch (error) {
      // Nobody but the client is there to be told.
      return { status: 500, body: { error: `The schedule of fail() failed: ${String(error)}` } };
    }
  }
}
