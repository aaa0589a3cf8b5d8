import { type PersonaReady, persona, tool } from 'tavus-persona';

declare const deploy: (coach: PersonaReady) => void;

// @error create :: system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.
persona().name('Guide').create();

// @error build :: system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.
persona().name('Guide').build();

// @error create :: system_prompt is missing
persona()
  .appendPrompt('Keep it short.')
  .llm('tavus-gpt-oss')
  .tools(tool('wave', { description: 'Wave at the caller.' }))
  .tts('cartesia')
  .create({ apiKey: 'a-key' });

// @error build :: system_prompt is missing
persona().echo().full().build();

// @error persona() :: system_prompt is missing
deploy(persona());

// @error unfinished :: Type 'NotReady<["system_prompt is missing
export const unfinished: PersonaReady = persona().replica('r0123456789');

// @error systemPrompt :: Property 'systemPrompt' does not exist on type 'PersonaBuilder<{}>'
persona().systemPrompt('You give tours.');

// @error apikey :: 'apikey' does not exist in type 'CreateOptions' :: Did you mean to write 'apiKey'?
persona().prompt('You give tours.').create({ apikey: 'a-key' });

// @error timeout :: Type 'string' is not assignable to type 'number'
persona().prompt('You give tours.').create({ timeout: '3s' });

const created = await persona().prompt('You give tours.').create();

// @error persona_id :: Property 'persona_id' does not exist on type 'CreatedPersona'. Did you mean 'personaId'?
created.persona_id;

// @error personaID :: Did you mean 'personaId'?
created.personaID;

// @error id :: Property 'id' does not exist on type 'CreatedPersona'
created.id;

const body = persona().prompt('You give tours.').build();

// @error persona_name :: Cannot assign to 'persona_name' because it is a read-only property
body.persona_name = 'Guide';

// @error baseUrl :: Property 'baseUrl' does not exist on type 'LlmLayer'. Did you mean 'base_url'?
body.layers?.llm?.baseUrl;

// @error systemPrompt :: Did you mean 'system_prompt'?
body.systemPrompt;

// @error personna_name :: Did you mean 'persona_name'?
body.personna_name;

// @error tts_engin :: Did you mean 'tts_engine'?
body.layers?.tts?.tts_engin;

// @error 'a-key' :: has no properties in common with type 'CreateOptions'
persona().echo().create('a-key');

// @error 1 :: Expected 0 arguments, but got 1
persona().echo().build(1);

// @error onWarning :: Type 'Issue' is not assignable to type 'string'
persona()
  .echo()
  .create({ onWarning: (text: string) => text });

// @error deploy) :: system_prompt is missing
await Promise.all([persona().name('North')].map(deploy));
