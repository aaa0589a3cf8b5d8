import { toolCalls } from 'tavus-persona/calls';
import { bringHighChairs, lowerMusic, showDish } from '../../../docs/examples/page-tools.ts';

/** What a runtime is asked: what becomes of events, one after another, or whether it makes code out of text. */
export type Question = { readonly events: readonly unknown[] } | { readonly code: string };

/** The tools of the example page, which are bundled with it. */
export const tools = { bringHighChairs, lowerMusic, showDish } as const;

/** Answers in JSON. */
export async function answerTo(question: Question): Promise<string> {
  return inJson('code' in question ? makesCode(question.code) : await outcomesOf(question.events));
}

async function outcomesOf(events: readonly unknown[]): Promise<readonly unknown[]> {
  const calls = toolCalls(showDish, bringHighChairs, lowerMusic);
  const outcomes: unknown[] = [];
  for (const event of events) {
    outcomes.push(
      await calls.handle(event, {
        show_dish: (args) => args,
        bring_high_chairs: async ({ chairs }, { frames }) => ({ chairs, pictures: frames.length }),
        lower_music: () => {
          throw new RangeError('It is off.');
        },
      }),
    );
  }
  return outcomes;
}

/** What the page is forbidden by the policy that it comes with, and a worker by workerd. */
function makesCode(text: string): boolean {
  try {
    new Function(text);
    return true;
  } catch {
    return false;
  }
}

/** JSON has no undefined, and no errors. */
function inJson(value: unknown): string {
  return JSON.stringify(value, (_, part) => (part instanceof Error ? String(part) : (part ?? null)));
}
