import { type Bodies, flow, prompted, stt } from './row.js';

const engine = '/layers/stt/stt_engine';
const detection = '/layers/conversational_flow/turn_detection_model';
const patience = '/layers/conversational_flow/turn_taking_patience';
const interruptibility = '/layers/conversational_flow/replica_interruptibility';

/** Mistakes in the layers that hear the caller and decide whose turn it is. */
export const turnBodies: Bodies = {
  // Speech to text
  'the engine tavus-turbo': [
    stt({ stt_engine: 'tavus-turbo' }),
    `error unknown-value ${engine} → It was given up: take ‘tavus-auto’`,
  ],
  'the engine tavus-advanced': [
    stt({ stt_engine: 'tavus-advanced' }),
    `warning deprecated-value ${engine} → tavus-auto`,
  ],
  'an engine of somebody else': [stt({ stt_engine: 'deepgram' }), `error unknown-value ${engine}`],
  'an engine by the name of what every object has': [
    stt({ stt_engine: 'constructor' }),
    `error unknown-value ${engine} → Take ‘tavus-auto’`,
  ],
  'an engine without its prefix': [
    stt({ stt_engine: 'tavus_whisper' }),
    `error unknown-value ${engine} → ‘tavus-whisper’`,
  ],
  'an engine with a slip': [
    stt({ stt_engine: 'tavus-auot' }),
    `error unknown-value ${engine} → ‘tavus-auto’`,
  ],
  'null for the engine': [stt({ stt_engine: null }), `warning empty-value ${engine}`],
  'a provider in stt': [stt({ provider: 'tavus' }), 'error legacy-field /layers/stt/provider → stt_engine'],
  'a model in stt': [stt({ model: 'nova' }), 'error misplaced-field /layers/stt/model → stt_engine'],
  'a common word to sleep on': [
    flow({ sleep_phrase: 'Okay!' }),
    'warning wake-phrase /layers/conversational_flow/sleep_phrase',
  ],
  'isolation that only an error names': [
    flow({ voice_isolation: 'far' }),
    `error unknown-value /layers/conversational_flow/voice_isolation → unlisted('far')`,
  ],
  'hot words as a list': [
    stt({ hotwords: ['Skerry', 'Voe'] }),
    'error wrong-type /layers/stt/hotwords → Join the entries',
  ],
  hot_words: [stt({ hot_words: 'Skerry, Voe' }), 'error unknown-field /layers/stt/hot_words → ‘hotwords’'],
  'engine without stt_': [
    stt({ engine: 'tavus-auto' }),
    'error unknown-field /layers/stt/engine → ‘stt_engine’',
  ],
  'the engine for the layer': [stt('tavus-auto'), 'error wrong-type /layers/stt'],

  // Turn taking where it used to be
  participant_pause_sensitivity: [
    stt({ stt_engine: 'tavus-auto', participant_pause_sensitivity: 'high' }),
    'error legacy-field /layers/stt/participant_pause_sensitivity → turn_taking_patience anew, do not copy',
  ],
  participant_interrupt_sensitivity: [
    stt({ stt_engine: 'tavus-auto', participant_interrupt_sensitivity: 'verylow' }),
    'error legacy-field /layers/stt/participant_interrupt_sensitivity → replica_interruptibility anew, do not copy',
  ],
  smart_turn_detection: [
    stt({ stt_engine: 'tavus-auto', smart_turn_detection: true }),
    'error legacy-field /layers/stt/smart_turn_detection → turn_detection_model',
  ],
  'turn_detection_model in stt': [
    stt({ turn_detection_model: 'sparrow-1' }),
    `error misplaced-field /layers/stt/turn_detection_model → ${detection}`,
  ],
  'all of it on a deprecated engine': [
    stt({
      stt_engine: 'tavus-advanced',
      participant_pause_sensitivity: 'low',
      participant_interrupt_sensitivity: 'low',
      smart_turn_detection: true,
    }),
    `warning deprecated-value ${engine} → tavus-auto`,
    'error legacy-field /layers/stt/participant_pause_sensitivity → patience',
    'error legacy-field /layers/stt/participant_interrupt_sensitivity → interruptibility',
    'error legacy-field /layers/stt/smart_turn_detection → turn_detection_model',
  ],

  // Conversational flow
  'the model sparrow-0': [
    flow({ turn_detection_model: 'sparrow-0' }),
    `warning deprecated-value ${detection} → sparrow-2`,
  ],
  'isolation with sparrow-2': [
    flow({ turn_detection_model: 'sparrow-2', voice_isolation: 'near' }),
    'warning idle-setting /layers/conversational_flow/voice_isolation',
  ],
  'the model time-based': [
    flow({ turn_detection_model: 'time-based' }),
    `error unknown-value ${detection} → ‘sparrow-2’`,
  ],
  'the model timebased': [
    flow({ turn_detection_model: 'timebased' }),
    `error unknown-value ${detection} → ‘sparrow-2’`,
  ],
  'a model with a slip': [
    flow({ turn_detection_model: 'sparow-1' }),
    `error unknown-value ${detection} → ‘sparrow-1’`,
  ],
  'true for the model': [flow({ turn_detection_model: true }), `error wrong-type ${detection}`],
  'verylow patience': [flow({ turn_taking_patience: 'verylow' }), `error unknown-value ${patience} → ‘low’`],
  'veryhigh patience': [
    flow({ turn_taking_patience: 'veryhigh' }),
    `error unknown-value ${patience} → ‘high’`,
  ],
  'a number for patience': [flow({ turn_taking_patience: 3 }), `error wrong-type ${patience}`],
  'patience in capitals': [
    flow({ turn_taking_patience: 'Medium' }),
    `error unknown-value ${patience} → ‘medium’`,
  ],
  'verylow interruptibility': [
    flow({ replica_interruptibility: 'verylow' }),
    `error unknown-value ${interruptibility} → ‘low’`,
  ],
  'veryhigh interruptibility': [
    flow({ replica_interruptibility: 'veryhigh' }),
    `error unknown-value ${interruptibility} → ‘high’`,
  ],
  pal_interruptibility: [
    flow({ pal_interruptibility: 'low' }),
    'error legacy-field /layers/conversational_flow/pal_interruptibility → replica_interruptibility',
  ],
  'both interruptibilities': [
    flow({ pal_interruptibility: 'low', replica_interruptibility: 'low' }),
    'error legacy-field /layers/conversational_flow/pal_interruptibility → replica_interruptibility',
  ],
  turn_commitment: [
    flow({ turn_detection_model: 'sparrow-1', turn_commitment: 'medium' }),
    'error legacy-field /layers/conversational_flow/turn_commitment → turn_taking_patience',
  ],
  'isolation that there is not': [
    flow({ voice_isolation: 'far' }),
    'error unknown-value /layers/conversational_flow/voice_isolation',
  ],
  'true for isolation': [
    flow({ voice_isolation: true }),
    'error wrong-type /layers/conversational_flow/voice_isolation',
  ],
  'idle engagement that there is not': [
    flow({ idle_engagement: 'always' }),
    'error unknown-value /layers/conversational_flow/idle_engagement → ‘patient’',
  ],
  'another end of a silence': [
    flow({ idle_end_behavior: 'hang_up' }),
    'error unknown-value /layers/conversational_flow/idle_end_behavior → ‘end_conversation’',
  ],
  'a common wake phrase': [
    flow({ wake_phrase: 'Hey!' }),
    'warning wake-phrase /layers/conversational_flow/wake_phrase',
  ],
  'wake phrases as a list': [
    flow({ wake_phrase: ['Ahoy captain', 'Ahoy skipper'] }),
    'error wrong-type /layers/conversational_flow/wake_phrase → Join the entries',
  ],
  'a slip in patience': [
    flow({ turn_taking_patients: 'low' }),
    'error unknown-field /layers/conversational_flow/turn_taking_patients → ‘turn_taking_patience’',
  ],
  'a list of settings': [
    prompted({ layers: { conversational_flow: [{ wake_phrase: 'Ahoy captain' }] } }),
    'error wrong-type /layers/conversational_flow',
  ],
};
