import type { NamedPlans } from '../client/changes/many.js';
import type { PlanProgress } from '../client/changes/plan-all.js';
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

/** Whether one of the plans changes anything. */
export function changesAnything({ plans }: NamedPlans<string>): boolean {
  return Object.values(plans).some(({ action }) => action !== 'none');
}

/** How far plans are, in a line. */
export function progressText({ phase, done, total }: PlanProgress): string {
  return `${phase === 'plan' ? 'planned for' : 'applied'} ${done} of ${total} personas`;
}
