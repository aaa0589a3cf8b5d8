import { persona, tool } from '../../src/index.js';

const findTree = tool('find_tree', {
  description: 'Find a tree of the orchard by the number on its tag.',
  parameters: { type: 'object', properties: { number: { type: 'string' } }, required: ['number'] },
});
const noteBlight = tool('note_blight', { description: 'Note a leaf that looks ill.' });
const callGardener = tool('call_gardener', {
  description: 'Fetch the gardener when somebody calls for help.',
});

/** A persona that sets every field: those of the contract, and those that are newer. */
export const everyField = persona()
  .name('Orchard Guide')
  .prompt('You lead guests through an orchard and know each tree.')
  .full()
  .replica('r-orchard')
  .documents('d-map', 'd-varieties')
  .documentTags('orchard')
  .objectives('o-tour')
  .guardrails('g-no-tasting')
  .guardrailTags('outdoors')
  .guardrailSet('g-2024')
  .attach('t-prune')
  .greeting('Welcome under the trees!')
  .languages('en', 'de')
  .disclosure('always', { verbal: 'I am an AI that knows apples.', visual: 'AI guide' })
  .customLlm({
    model: 'pomona-2',
    baseUrl: 'https://llm.example.com/v1',
    apiKey: () => 'sk-pomona-0001',
    speculativeInference: false,
    extraBody: { temperature: 0.3, stop: ['\n\n'] },
    defaultQuery: { 'api-version': '2026-10-01' },
    headers: { 'x-team': async () => 'orchard' },
  })
  .tools(findTree)
  .tts('elevenlabs', {
    apiKey: 'sk-voice-0001',
    externalVoiceId: 'v-gardener',
    voiceSettings: { speed: 1, stability: 0.5, similarityBoost: 0.7, style: 0.1, useSpeakerBoost: true },
    ttsEmotionControl: false,
    ttsModelName: 'eleven_flash_v2_5',
    pronunciationDictionaryId: 'pd-apples',
  })
  .stt('tavus-parakeet', { hotwords: 'Boskoop, Gravensteiner and Topaz are apples.' })
  .perception('raven-1', {
    emotionRecognition: 'limited',
    visual: {
      awarenessQueries: ['Does a guest point at a tree?'],
      analysisQueries: ['Which trees did the guest look at for long?'],
      tools: [noteBlight],
      toolPrompt: 'Use `note_blight` when a leaf has spots.',
    },
    audio: {
      awarenessQueries: ['Does a guest sound tired?'],
      tools: [callGardener],
      toolPrompt: 'Use `call_gardener` when a guest cries for help.',
    },
  })
  .conversationalFlow({
    turnDetectionModel: 'sparrow-1',
    turnTakingPatience: 'high',
    replicaInterruptibility: 'low',
    voiceIsolation: 'off',
    wakePhrase: 'Dear orchard',
    sleepPhrase: 'Rest well, orchard',
    idleEngagement: 'patient',
    idleEndBehavior: 'wait',
  })
  .transport('daily', { inputSettings: { microphone: 'enabled' }, roomSettings: { enable_chat: false } })
  .conferencing({ username: 'orchard', allowlist: ['gardener@example.com'] });

/** The fields that exclude one of those: a persona of their own has them. */
export const otherVoice = everyField.without('tts.externalVoiceId').voice('v-orchard');
