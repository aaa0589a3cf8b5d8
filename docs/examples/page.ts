// A web page with a video call to a persona. What the persona calls is done here, listed, and answered. page.html loads
// Daily's script, which carries the video, and then this file, bundled as page.js.

import { type Frame, toolCalls } from 'tavus-persona/calls';
import { bringHighChairs, lowerMusic, showDish } from './page-tools.ts';

/** What Daily's script defines, as far as it is used here. */
declare const Daily: {
  createFrame(parent: Element): {
    on(event: 'app-message', listener: (message: unknown) => void): void;
    sendAppMessage(message: unknown): void;
    join(options: { url: string | undefined }): Promise<unknown>;
  };
};

const [main, list] = [element('main'), element('ul')];
const calls = toolCalls(showDish, bringHighChairs, lowerMusic);
let volume = 2;

const call = Daily.createFrame(main);
call.on('app-message', async (message) => {
  const outcome = await calls.handle(message, {
    show_dish: ({ dish, side = 'bread' }) => `On the card: ${dish} with ${side}.`,
    bring_high_chairs: ({ chairs }) => `High chairs on their way: ${chairs}.`,
    lower_music: () => {
      if (volume === 0) throw new Error('it is off');
      volume -= 1;
      return `The music plays at ${volume}.`;
    },
  });
  if (outcome.reply) call.sendAppMessage(outcome.reply);
  switch (outcome.kind) {
    case 'handled':
      return show(String(outcome.output), outcome.call.frames);
    case 'failed':
      return show(`${outcome.name} failed: ${outcome.error}`);
    case 'bad-arguments':
      return show(`${outcome.name} does not take ${JSON.stringify(outcome.call.arguments)}.`);
    case 'unknown-tool':
      return show(`There is no ${outcome.name} here.`);
  }
  // What is left is a repeat, or no call.
});
await call.join({ url: main.dataset['conversation'] });

/** Lists what happened, with the pictures of what the persona saw. */
function show(text: string, frames: readonly Frame[] = []): void {
  const item = list.appendChild(document.createElement('li'));
  // Never as HTML: a model has written parts of it.
  item.textContent = text;
  for (const { mime_type, data } of frames) {
    item.appendChild(document.createElement('img')).src = `data:${mime_type};base64,${data}`;
  }
}

function element(name: 'main' | 'ul'): HTMLElement {
  const found = document.querySelector<HTMLElement>(name);
  if (!found) throw new Error(`The page has no ${name}.`);
  return found;
}
