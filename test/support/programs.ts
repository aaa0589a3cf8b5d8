/** What compares, patches and plans, which no `create()` loads. */
const changing = /[\\/]dist[\\/](?:changes|reconcile)\.js$|[\\/]node_modules[\\/]diff[\\/]/;
/** That, and what sends. */
const sending =
  /[\\/]dist[\\/](?:changes|client|reconcile|requests)\.js$|[\\/]node_modules[\\/](?:diff|ky)[\\/]/;

/** What people bundle of the library, and the modules that such a program does not load. */
export const programs = {
  build: {
    what: 'builds a persona',
    never: sending,
    code: `import { persona } from 'tavus-persona';
      const guide = persona().name('Tide Guide').prompt('You read the tide table.').llm('tavus-gpt-oss').tts('cartesia');
      console.log(guide.build());`,
  },
  create: {
    what: 'creates a persona',
    never: changing,
    code: `import { persona } from 'tavus-persona';
      const guide = persona().name('Tide Guide').prompt('You read the tide table.').llm('tavus-gpt-oss').tts('cartesia');
      guide.create().then(console.log);`,
  },
  check: {
    what: 'checks a body',
    never: sending,
    code: `import { checkPersona } from 'tavus-persona';
      console.log(checkPersona(JSON.parse(globalThis.body)));`,
  },
} as const;
