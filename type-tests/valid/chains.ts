import { type PersonaBuilder, persona, tool } from 'tavus-persona';

const lookUp = tool('look_up_order', {
  description: 'Find an order when the caller gives its number.',
  parameters: { type: 'object', properties: { number: { type: 'string' } }, required: ['number'] },
});

// @ok every step, the prompt last
persona()
  .name('Order Desk')
  .appendPrompt('Keep it short.')
  .full()
  .replica('r0123456789')
  .documents('d-manual', 'd-faq')
  .documentTags('prices')
  .objectives('o-intake')
  .guardrails('g-no-advice')
  .guardrailTags('health', 'law')
  .llm('tavus-gpt-oss', { speculativeInference: true, extraBody: { temperature: 0.4, top_p: 0.9 } })
  .tools(lookUp)
  .tts('cartesia', { ttsModelName: 'sonic-3', voiceSettings: { speed: 1.1, emotion: 'calm' } })
  .stt('tavus-auto', { hotwords: 'The shop is called Zeilinger and Huth.' })
  .perception('raven-1')
  .visual({ awarenessQueries: ['Is a parcel held up?'] })
  .audio({
    awarenessQueries: ['Does the caller sound rushed?'],
    tools: [lookUp],
    toolPrompt: 'Call `look_up_order`.',
  })
  .conversationalFlow({ turnTakingPatience: 'high', idleEngagement: 'patient' })
  .extra({ farewell: 'Good morning!' })
  .prompt('You help with orders.')
  .build();

// @ok lists that are spread
const documents: readonly string[] = ['d-manual', 'd-faq'];
persona()
  .echo()
  .documents(...documents)
  .guardrails(...documents)
  .build();

// @ok an if around steps that change no fact
let named = persona().prompt('You give tours.');
if (documents.length > 1)
  named = named
    .name('Guide')
    .documents(...documents)
    .objectives('o-intake');
named.build();

// @ok an if around a fact that is stated again
let warmer = persona().prompt('You give tours.').tts('cartesia');
if (documents.length > 1)
  warmer = warmer.prompt('You give long tours.').tts('cartesia', { ttsModelName: 'sonic-3' });
warmer.build();

// @ok a loop over steps that change no fact
let reading = persona().prompt('You read stories.');
for (const id of documents) reading = reading.documents(id);
reading.build();

// @ok a base that others go on from
const base = persona().prompt('You work at the front desk.').perception('raven-1');
const desks = [base.name('North'), base.name('South').guardrails('g-no-advice')];
for (const desk of desks) desk.build();

// @ok a function that names the facts it starts from
const withVoice = (coach: PersonaBuilder<{ prompt: true }>) => coach.tts('elevenlabs').stt('tavus-auto');
withVoice(persona().prompt('You give tours.')).build();

// @ok a generic function over any builder
const branded = <S>(coach: PersonaBuilder<S>) => coach.name('House of Tours').documentTags('brand');
branded(persona().prompt('You give tours.')).build();
branded(persona()).prompt('You give tours.').build();

// @ok the deprecated guardrail set
persona().prompt('You explain loans.').guardrailSet('g-2024').build();
