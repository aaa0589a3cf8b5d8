import { persona, type TtsEngine } from 'tavus-persona';

const chosenLater: string = 'cartesia';
const settings = { emotion: 'calm' };

// @error 'cartezia' :: Argument of type '"cartezia"' is not assignable :: "cartesia" :: "elevenlabs" :: Unlisted
persona().tts('cartezia');

// @error chosenLater :: Argument of type 'string' is not assignable :: "cartesia" :: "elevenlabs" :: Unlisted
persona().tts(chosenLater);

// @error stability :: 'stability' does not exist in type 'CartesiaVoiceSettings'
persona().tts('cartesia', { voiceSettings: { stability: 0.4 } });

// @error emotion :: 'emotion' does not exist in type 'ElevenLabsVoiceSettings
persona().tts('elevenlabs', { voiceSettings: { emotion: 'calm' } });

// @error similarity_boost :: Did you mean to write 'similarityBoost'?
persona().tts('elevenlabs', { voiceSettings: { similarity_boost: 0.5 } });

// @error speed :: Type '"quick"' is not assignable :: "fast" :: "slow"
persona().tts('cartesia', { voiceSettings: { speed: 'quick' } });

// @error speed :: Type 'string' is not assignable to type 'number'
persona().tts('elevenlabs', { voiceSettings: { speed: 'fast' } });

// @error voiceId :: NoTtsOption<"Is it a voice of Tavus? Call .voice(id). Is it one of the engine? Write externalVoiceId.">
persona().tts('cartesia', { voiceId: 'v-oak' });

// @error ttsEmotionControl :: Type 'string' is not assignable to type 'boolean
persona().tts('cartesia', { ttsEmotionControl: 'on' });

// @error engine :: Type '"playht"' is not assignable to type '
export const engine: TtsEngine = 'playht';

// @error volume :: 'volume' does not exist in type 'ElevenLabsVoiceSettings
persona().tts('elevenlabs', { voiceSettings: { stability: 0.4, volume: 2 } });

// @error useSpeakerBoost :: 'useSpeakerBoost' does not exist in type 'CartesiaVoiceSettings'
persona().tts('cartesia', { voiceSettings: { speed: 'slow', useSpeakerBoost: true } });

// @error pitch :: 'pitch' does not exist in type 'CartesiaVoiceSettings'
persona().tts('cartesia', { voiceSettings: { pitch: 2 } });

// @error voice_id :: 'voice_id' does not exist in type
persona().tts('cartesia', { voice_id: 'v-oak' });

// @error 7 :: Argument of type 'number' is not assignable to parameter of type 'string'
persona().voice(7);

// @error apiKey :: Type 'number' is not assignable to type 'Secret
persona().tts('elevenlabs', { apiKey: 4 });

// @error voiceSettings :: has no properties in common with type 'ElevenLabsVoiceSettings
persona().tts('elevenlabs', { voiceSettings: settings });
