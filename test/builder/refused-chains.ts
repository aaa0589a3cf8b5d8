import {
  type Issue,
  type PersonaBuilder,
  PersonaInvalidError,
  persona,
  preset,
  tool,
} from '../../src/index.js';

/** A chain that the compiler refuses, as source text, and the sentences that it breaks, at whichever end. */
export const broken: readonly (readonly [chain: string, ...ids: string[]])[] = [
  ["persona().name('Keeper')", 'prompt-required'],
  ["persona().echo().full().appendPrompt('Ring.')", 'prompt-required'],
  ["persona().when(Math.random() < 2, (p) => p.name('A'), (p) => p.prompt('B'))", 'prompt-required'],
  ["persona().prompt('A').perception('raven-0').audio({ awarenessQueries: ['B'] })", 'audio-needs-raven-1'],
  ["persona().prompt('A').audio({}).use(preset((p) => p.perception('raven-0')))", 'audio-needs-raven-1'],
  ["persona().prompt('A').perception('raven-0', { audio: { toolPrompt: 'B' } })", 'audio-needs-raven-1'],
  ["persona().prompt('A').perception('off').visual({ awarenessQueries: ['B'] })", 'perception-off'],
  ["persona().prompt('A').audio({ awarenessQueries: ['B'] }).perception('off')", 'perception-off'],
  ["persona().prompt('A').perception('off', { visual: { awarenessQueries: ['B'] } })", 'perception-off'],
  ["persona().prompt('A').perception('off', { emotionRecognition: 'full' })", 'perception-off'],
  ["persona().prompt('A').emotionRecognition('auto').perception('off')", 'perception-off'],
  ["persona().echo().emotionRecognition('limited')", 'echo-incompatible'],
  ["persona().prompt('A').tts('elevenlabs', { voiceId: 'B' })", 'unknown-field.voice'],
  ["persona().echo().stt('tavus-auto')", 'echo-incompatible'],
  ["persona().echo().perception('raven-1')", 'echo-incompatible'],
  ["persona().visual({ awarenessQueries: ['A'] }).echo()", 'echo-incompatible'],
  ["persona().prompt('A').use(preset((p) => p.requires('tts')))", 'needs-missing'],
  ["persona().prompt('A').requires('llm', 'stt')", 'needs-missing', 'needs-missing'],
  ["persona().use(preset((p) => p.requires('prompt')))", 'prompt-required', 'needs-missing'],
  ["persona().perception('off').audio({ awarenessQueries: ['A'] })", 'prompt-required', 'perception-off'],
  ["persona().prompt('A')", 'pal-replica'],
  ["persona().name('A').replica('r-1').without('replica')", 'prompt-required', 'pal-replica'],
  ["persona().prompt('A').when(Math.random() > 2, (p) => p.replica('r-1'))", 'pal-replica'],
  ["persona().prompt('A').extra({ persona_name: 'B' })", 'misplaced-field'],
  ["persona().prompt('A').extra({ pipeline_mode: 'echo' })", 'misplaced-field'],
  ["persona().prompt('A').extra({ layers: { tts: { voice_settings: { speed: 1 } } } })", 'misplaced-field'],
  ["persona().prompt('A').extra({ layers: { llm: { model: 'B' } } })", 'misplaced-field'],
  ["persona().prompt('A').tools(tool('end call', { description: 'B' }))", 'tool-shape.name'],
  [
    "persona().prompt('A').tools(tool('b', { description: 'B', parameters: { type: 'array', properties: {} } }))",
    'tool-shape.parameters',
  ],
  [
    "persona().prompt('A').tools(tool('b', { description: 'B', parameters: { type: 'object', properties: {}, required: ['c'] } }))",
    'tool-shape.required',
  ],
];

/** What comes of a chain at run time. */
export const run = (chain: string): PersonaBuilder<{ dynamic: true }> =>
  new Function('persona', 'preset', 'tool', `return ${chain}`)(persona, preset, tool);
/** The end at which it is refused. */
export const endOf = (ids: readonly string[]): 'build' | 'toPal' =>
  ids.includes('pal-replica') ? 'toPal' : 'build';
/** What is said there at run time. */
export const errorsOf = (chain: string, end: 'build' | 'toPal'): readonly Issue[] => {
  try {
    run(`${chain}.dynamic()`)[end]();
  } catch (error) {
    if (error instanceof PersonaInvalidError) return error.issues;
    throw error;
  }
  return [];
};
