import type { PersonaPlan } from '../client/changes/plan.js';
import { type Style, styled } from './screen.js';

const styles: Readonly<Record<string, Style>> = { '+': 'green', '~': 'yellow', '-': 'red', '!': 'yellow' };

/** Plans as text, in which what comes, changes and goes stands out. */
export function planText(plans: { toString(): string }): string {
  return String(plans)
    .split('\n')
    .map((line) => {
      const style = styles[line.trimStart().charAt(0)];
      return line.startsWith(' ') && style ? styled(style, line) : line;
    })
    .join('\n');
}

/** Whether a plan changes anything. */
export function changesAnything(plans: readonly PersonaPlan[]): boolean {
  return plans.some(({ action }) => action !== 'none');
}
