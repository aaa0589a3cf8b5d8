import { persona } from 'tavus-persona';

declare const formal: boolean;
const guide = persona().prompt('You give tours.');

// @error speed :: Type '0.69' is not assignable :: OutOfRange<"0.7 to 1.2">
guide.tts('elevenlabs', { voiceSettings: { speed: 0.69 } });

// @error speed :: Type '1.21' is not assignable :: OutOfRange<"0.7 to 1.2">
guide.tts('elevenlabs', { voiceSettings: { speed: 1.21 } });

// @error stability :: Type '7' is not assignable :: OutOfRange<"0 to 1">
guide.tts('elevenlabs', { voiceSettings: { stability: 7 } });

// @error stability :: Type '-0.1' is not assignable :: OutOfRange<"0 to 1">
guide.tts('elevenlabs', { voiceSettings: { stability: -0.1 } });

// @error similarityBoost :: Type '1.01' is not assignable :: OutOfRange<"0 to 1">
guide.tts('elevenlabs', { voiceSettings: { similarityBoost: 1.01 } });

// @error similarityBoost :: Type '-1' is not assignable :: OutOfRange<"0 to 1">
guide.tts('elevenlabs', { voiceSettings: { similarityBoost: -1 } });

// @error style :: Type '2' is not assignable :: OutOfRange<"0 to 1">
guide.tts('elevenlabs', { voiceSettings: { speed: 1, style: 2 } });

// @error style :: Type '-1e-7' is not assignable :: OutOfRange<"0 to 1">
guide.tts('elevenlabs', { voiceSettings: { style: -1e-7 } });

// @error temperature :: Type '2.1' is not assignable :: OutOfRange<"0 to 2">
guide.llm('tavus-gpt-oss', { extraBody: { temperature: 2.1 } });

// @error temperature :: Type '-0.5' is not assignable :: OutOfRange<"0 to 2">
guide.llm('tavus-gpt-oss', { extraBody: { temperature: -0.5 } });

// @error top_p :: Type '1.5' is not assignable :: OutOfRange<"0 to 1">
guide.llm('tavus-gpt-oss', { extraBody: { temperature: 1.5, top_p: 1.5 } });

// @error top_p :: Type '-1' is not assignable :: OutOfRange<"0 to 1">
guide.llm('tavus-gpt-oss', { extraBody: { top_p: -1 } });

// @error temperature :: Type 'string' is not assignable to type 'number'
guide.llm('tavus-gpt-oss', { extraBody: { temperature: 'warm' } });

// @error voiceSettings :: OutOfRange<"0 to 1">
const frozen = { stability: 7 } as const;
guide.tts('elevenlabs', { voiceSettings: frozen });

// @error voiceSettings :: Type '7' is not assignable to type '7 & OutOfRange<"0 to 1">'
guide.tts('elevenlabs', { voiceSettings: formal ? { stability: 7 } : {} });

// @error temperature :: OutOfRange<"0 to 2">
guide.when(formal, (p) => p.llm('tavus-gpt-oss', { extraBody: { temperature: 9 } }));

// @error temperature :: Type '1e+30' is not assignable :: OutOfRange<"0 to 2">
guide.llm('tavus-gpt-oss', { extraBody: { temperature: 1e30 } });

// @error speed :: Type '1.1e-7' is not assignable :: OutOfRange<"0.7 to 1.2">
guide.tts('elevenlabs', { voiceSettings: { speed: 1.1e-7 } });

// @error stability :: Type '7' is not assignable :: OutOfRange<"0 to 1">
guide.tts('elevenlabs', { voiceSettings: { stability: formal ? 0.5 : 7 } });
