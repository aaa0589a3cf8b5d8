import { persona } from 'tavus-persona';

// @error 7 :: Argument of type 'number' is not assignable to parameter of type 'string'
persona().greeting(7);

// @error ['en'] :: Argument of type 'string[]' is not assignable to parameter of type 'string'
persona().languages(['en']);

// @error 'never' :: Argument of type '"never"' is not assignable :: "always" :: "off"
persona().disclosure('never');

// @error written :: 'written' does not exist in type 'DisclosureOptions'
persona().disclosure('off', { written: 'AI' });

// @error 'pipecat' :: Argument of type '"pipecat"' is not assignable :: "daily" :: "livekit"
persona().echo().transport('pipecat');

// @error user :: 'user' does not exist in type 'ConferencingOptions'
persona().conferencing({ user: 'desk' });

// @error sleep_phrase :: 'sleep_phrase' does not exist in type 'ConversationalFlowOptions'
persona().conversationalFlow({ sleep_phrase: 'Rest well' });

// @error greeting :: HasStep<"Set greeting with .greeting() instead: .extra() is for fields that have no step.">
persona().extra({ greeting: 'Good morning!' });

// @error verbal_disclosure :: HasStep<"Set verbal_disclosure with .disclosure() instead
persona().extra({ verbal_disclosure: 'I am an AI.' });

// @error voice_id :: HasStep<"Set voice_id with .voice() instead
persona().extra({ layers: { tts: { voice_id: 'v-oak' } } });

// @error emotion_recognition :: HasStep<"Set emotion_recognition with .emotionRecognition() instead
persona().extra({ layers: { perception: { emotion_recognition: 'full' } } });

// @error perception_analysis_queries :: HasStep<"Set perception_analysis_queries with .visual() instead
persona().extra({ layers: { perception: { perception_analysis_queries: ['Who was it?'] } } });
