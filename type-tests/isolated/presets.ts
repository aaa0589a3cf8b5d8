import { type PersonaBuilder, type Preset, persona, preset, type Tool, tool } from 'tavus-persona';

/** Presets that a package exports, under the annotations that a person writes. */
export const warm: Preset<{ tts: 'cartesia' }> = preset((p) =>
  p.tts('cartesia', { ttsModelName: 'sonic-3' }),
);

export const listening: Preset<{ perception: 'raven-1'; audio: true }> = preset((p) =>
  p.perception('raven-1', { audio: { awarenessQueries: ['Does the caller whisper?'] } }),
);

export const spoken: Preset<{ needs: 'prompt' | 'tts' }> = preset((p) =>
  p.appendPrompt('Keep sentences short.').requires('prompt', 'tts'),
);

export const tidy: Preset<{}> = preset((p) => p.guardrails('g-no-advice').documentTags('brand'));

export const speaking = (language: string): Preset<{}> => preset((p) => p.appendPrompt(`Speak ${language}.`));

export function loud(on: boolean): Preset<{} | { tts: 'elevenlabs' }> {
  return preset((p) => p.when(on, (q) => q.tts('elevenlabs', { voiceSettings: { speed: 1.1 } })));
}

export const all: Preset<{
  tts: 'cartesia';
  perception: 'raven-1';
  audio: true;
  needs: 'prompt' | 'tts';
}> = preset((p) => p.use(warm).use(listening).use(spoken).use(tidy));

export const wave: Tool = tool('wave', { description: 'Wave at the caller.' });

export const base: PersonaBuilder<{ prompt: true }> = persona()
  .prompt('You work at the front desk.')
  .tools(wave);
