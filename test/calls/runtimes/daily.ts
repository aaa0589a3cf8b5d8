// Stands in for Daily's script: the page gets from it the messages that the test gives it.
import type { Question } from './outcomes.ts';

/** What the page is asked besides: to take messages, one after another. */
export type PageQuestion = Question | { readonly messages: readonly unknown[] };

/** What has come of these messages. */
export interface Shown {
  /** What the page lists for them, with the addresses of the pictures. */
  readonly items: readonly { readonly text: string; readonly pictures: readonly string[] }[];
  readonly replies: readonly unknown[];
  /** The conversation that the page has joined. */
  readonly joined: string | undefined;
  /** What the policy that the page comes with has kept it from. */
  readonly violations: readonly string[];
}

const listeners: ((message: unknown) => unknown)[] = [];
const replies: unknown[] = [];
const violations: string[] = [];
let joined: string | undefined;

document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
  violations.push(`${effectiveDirective} ${blockedURI}`);
});

async function shownAfter(messages: readonly unknown[]): Promise<Shown> {
  const before = document.querySelectorAll('li').length;
  for (const message of messages) {
    for (const listener of listeners) await listener(message);
  }
  const items = [...document.querySelectorAll('li')].slice(before);
  return {
    items: items.map((item) => ({
      text: item.textContent,
      pictures: [...item.querySelectorAll('img')].map(({ src }) => src),
    })),
    replies: replies.splice(0),
    joined,
    violations: violations.splice(0),
  };
}

Object.assign(globalThis, {
  Daily: {
    createFrame: () => ({
      on: (_: string, listener: (message: unknown) => unknown) => listeners.push(listener),
      sendAppMessage: (message: unknown) => replies.push(message),
      join: async ({ url }: { url: string }) => {
        joined = url;
      },
    }),
  },
  async answerTo(question: PageQuestion) {
    // The policy does not hold for the task in which the page is asked, but for the next one.
    await new Promise((resolve) => setTimeout(resolve));
    if ('messages' in question) return JSON.stringify(await shownAfter(question.messages));
    const { answerTo } = await import('./outcomes.ts');
    return answerTo(question);
  },
});
