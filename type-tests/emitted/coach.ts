import { persona, preset, tool } from 'tavus-persona';

const spoken = preset((p) => p.appendPrompt('Keep sentences short.').requires('tts'));

// Twenty different steps, which state every fact there is.
export const coach = persona()
  .name('Order Desk')
  .full()
  .replica('r0123456789')
  .documents('d-manual', 'd-faq')
  .documentTags('prices')
  .objectives('o-intake')
  .guardrails('g-no-advice')
  .guardrailTags('law')
  .llm('tavus-gpt-oss', { extraBody: { temperature: 0.4 } })
  .tools(tool('wave', { description: 'Wave at the caller.' }))
  .tts('cartesia', { voiceSettings: { speed: 1.1 } })
  .stt('tavus-auto', { hotwords: 'Zeilinger' })
  .perception('raven-1')
  .visual({ awarenessQueries: ['Is a parcel held up?'] })
  .audio({ awarenessQueries: ['Does the caller whisper?'] })
  .conversationalFlow({ turnTakingPatience: 'high' })
  .extra({ farewell: 'Good morning!' })
  .use(spoken)
  .appendPrompt('Say goodbye.')
  .prompt('You take orders.');
