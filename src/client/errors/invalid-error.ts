import type { Issue } from '../../rules.js';
import { TavusError } from './tavus-error.js';

/** A rule is broken that the compiler could not see, or was not asked about. Nothing was sent. */
export class PersonaInvalidError extends TavusError {
  override name = 'PersonaInvalidError';
  /** What is wrong, in the order of the body. */
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    const lines = issues.map(
      ({ path, message, hint }) => `  ${path || '/'}: ${message}${hint ? ` ${hint}` : ''}`,
    );
    super(`This persona is not valid:\n${lines.join('\n')}`);
    this.issues = issues;
  }
}
