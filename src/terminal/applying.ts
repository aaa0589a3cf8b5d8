import type { AppliedPersona } from '../client/changes/plan.js';
import type { PlanProgress } from '../client/changes/plan-all.js';
import { type Effect, isTavusError } from '../errors/tavus-error.js';
import { type ExitCode, exit, isInterruption, reasonIn, tellError, tellInterruption } from './failure.js';
import { progressText } from './plans.js';
import { note, type Progress, print, styled } from './screen.js';

/** What becomes of plans that are carried out, and what is told of it. */
export class Applying {
  readonly #keys: readonly string[];
  readonly #progress: Progress;
  readonly #isJson: boolean;
  readonly #applied = new Map<string, AppliedPersona>();
  readonly #failures = new Map<string, unknown>();

  /** @param keys All personas, by their keys. @param isJson Whether a program reads what is printed. */
  constructor(keys: readonly string[], progress: Progress, isJson: boolean) {
    this.#keys = keys;
    this.#progress = progress;
    this.#isJson = isJson;
  }

  /** Hears of each persona that is through. */
  readonly onProgress = (progress: PlanProgress): void => {
    const { phase, key = '', applied, error } = progress;
    if (phase === 'apply' && applied) this.#tell(key, applied);
    if (phase === 'apply' && !applied) this.#failures.set(key, error);
    this.#progress.show(progressText(progress));
  };

  #tell(key: string, applied: AppliedPersona): void {
    this.#applied.set(key, applied);
    const { action, personaId, notKept, warnings } = applied;
    if (this.#isJson || action === 'none') return;
    this.#progress.clear();
    print(`${styled('green', action === 'create' ? 'created' : 'updated')} ${key} (${personaId})`);
    const lost = notKept?.length ? [`Tavus did not keep ${notKept.join(', ')}.`] : [];
    const said = warnings.map(({ message, hint = '' }) => `${message} ${hint}`);
    for (const line of [...lost, ...said])
      note(`${styled('yellow', 'warning', process.stderr)} ${key}: ${line}`);
  }

  /** Takes the progress away, for what is printed next. */
  pause(): void {
    this.#progress.clear();
  }

  /** Tells how it ended. @param error What ended it before all was done. */
  ended(error?: unknown): ExitCode {
    this.#progress.clear();
    const failures = [...this.#failures].map(([key, why]): Failure => {
      const effect = isTavusError(why) ? why.effect : 'unknown';
      return { key, message: reasonIn(why), effect, isCut: isInterruption(why) };
    });
    const left = this.#keys.filter((key) => !this.#applied.has(key) && !this.#failures.has(key));
    if (this.#isJson) {
      const failed = failures.map(({ isCut: _, ...failure }) => failure);
      print(JSON.stringify({ applied: Object.fromEntries(this.#applied), failed, left }, null, 2));
    }
    if (error === undefined) return exit.done;
    const isCut = isInterruption(error) || failures.some((failure) => failure.isCut);
    for (const { key, message } of failures.filter((failure) => !failure.isCut))
      tellError(`${key}: ${message}`);
    // What no persona is to blame for: the search for names, say.
    if (failures.length === 0 && !isCut) tellError(reasonIn(error));
    const howFar = this.#howFar(failures, left);
    if (isCut) tellInterruption(howFar);
    else note(howFar);
    return isCut ? exit.interrupted : exit.failed;
  }

  #howFar(failures: readonly Failure[], left: readonly string[]): string {
    const keysWith = (effect: Failure['effect']) =>
      failures.filter((failure) => failure.effect === effect).map(({ key }) => key);
    const listed = (what: string, keys: readonly string[]) =>
      keys.length > 0 ? `${what}: ${keys.join(', ')}.` : '';
    return [
      `${this.#applied.size} of ${this.#keys.length} personas are done.`,
      listed('Not done', [...keysWith('none'), ...left]),
      listed('Perhaps done', keysWith('unknown')),
      'Apply again for the rest: what is done is not done twice.',
    ]
      .filter(Boolean)
      .join(' ');
  }
}

/** A persona whose plan was not carried out. */
interface Failure {
  readonly key: string;
  readonly message: string;
  /** Whether something may have happened all the same. */
  readonly effect: Effect;
  readonly isCut: boolean;
}
