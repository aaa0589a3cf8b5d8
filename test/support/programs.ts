/** What people bundle of the library, and the modules that such a program does not load. */
export const programs = {
  build: {
    what: 'builds a persona',
    code: `import { persona } from 'tavus-persona';
      const guide = persona().name('Tide Guide').prompt('You read the tide table.').llm('tavus-gpt-oss').tts('cartesia');
      console.log(guide.build());`,
  },
  create: {
    what: 'creates a persona',
    code: `import { persona } from 'tavus-persona';
      const guide = persona().name('Tide Guide').prompt('You read the tide table.').llm('tavus-gpt-oss').tts('cartesia');
      guide.create().then(console.log);`,
  },
  check: {
    what: 'checks a body',
    code: `import { checkPersona } from 'tavus-persona';
      console.log(checkPersona(JSON.parse(globalThis.body)));`,
  },
} as const;

/** What compares, patches and plans, and no `create()` loads. */
export const ofChanges: RegExp = /[\\/]dist[\\/](?:changes|reconcile)\.js$|[\\/]node_modules[\\/]diff[\\/]/;
