import { persona, tool } from 'tavus-persona';

const orderTaxi = tool('order_taxi', {
  description: 'Order a taxi to the hotel.',
  parameters: {
    type: 'object',
    properties: { time: { type: 'string', description: 'When it is to come, as HH:MM.' } },
    required: ['time'],
  },
});

const wakeManager = tool('wake_manager', {
  description: 'Ring the manager when a guest is unwell or in danger.',
});

export const nightPorter = persona()
  .name('Night Porter')
  .prompt('You mind the door of a small hotel at night. Speak softly and keep it short.')
  .llm('tavus-gpt-oss', { extraBody: { temperature: 0.3 } })
  .tools(orderTaxi)
  .tts('cartesia', { ttsModelName: 'sonic-3' })
  .audio({
    awarenessQueries: ['Does the guest sound unwell?'],
    tools: [wakeManager],
    toolPrompt: 'Call `wake_manager` as soon as a guest sounds unwell.',
  })
  .conversationalFlow({ turnTakingPatience: 'high' });

// A builder never changes: this is a second persona, with a private voice. The voice's key is a
// function that is called when the persona is sent, so this file holds no key.
export const withOwnVoice = nightPorter.tts('cartesia', {
  externalVoiceId: 'your-voice-id',
  apiKey: () => process.env['CARTESIA_API_KEY'] ?? 'a-made-up-key',
});
