/** A chain on which the compiler and the run time once did not agree. */
export interface FoundOnce {
  readonly chain: string;
  /** What both say now. */
  readonly refused: boolean;
}

const refused = (chain: string): FoundOnce => ({ chain, refused: true });
const taken = (chain: string): FoundOnce => ({ chain, refused: false });

const bell = (required: string) =>
  `tool('ring_bell', { description: 'Ring.', parameters: { type: 'object', properties: {}, ${required} } })`;

/** Add here what a random run finds, as short as it reports it. */
export const foundOnce: readonly FoundOnce[] = [
  // The default model was written over what is no model.
  refused("persona().prompt('Sing.').perception(null)"),
  // Joining it with paragraphs made a text of what was none.
  refused("persona().appendPrompt('Sing.').prompt(7)"),
  refused("persona().prompt('Sing.').appendPrompt(7)"),
  refused("persona().prompt('Sing.').appendPrompt(null)"),
  // Nothing is what no rule of the layer looks at.
  refused("persona().prompt('Sing.').customLlm({})"),
  // Names as on the wire, which are no options.
  refused("persona().prompt('Sing.').llm('tavus-gpt-oss', { speculative_inference: true })"),
  refused("persona().prompt('Sing.').tts('elevenlabs', { voiceSettings: { similarity_boost: 0.5 } })"),
  refused("persona().prompt('Sing.').visual({ tool_prompt: 'Ring.' })"),
  refused("persona().prompt('Sing.').conversationalFlow({ wake_phrase: 'Dear house' })"),
  // Fields of the layer, which are no options of the step.
  refused("persona().prompt('Sing.').llm('tavus-gpt-oss', { tools: [] })"),
  refused("persona().prompt('Sing.').tts(unlisted('elm-1'), { ttsEngine: 'cartesia' })"),
  refused("persona().prompt('Sing.').stt('tavus-auto', { sttEngine: 'tavus-whisper' })"),
  refused("persona().prompt('Sing.').perception('raven-1', { visual_tool_prompt: 'Ring.' })"),
  // A third sense, of which nothing was left.
  refused("persona().prompt('Sing.').perception('raven-1', { visal: {} })"),
  // A type, not a name, is what is wrong with it.
  refused(`persona().prompt('Sing.').tools(${bell('required: [7]')})`),
  // Printed with an exponent, these begin with the digits of a number that is in range.
  refused("persona().prompt('Sing.').tts('elevenlabs', { voiceSettings: { speed: 1.05e21 } })"),
  refused("persona().prompt('Sing.').tts('elevenlabs', { voiceSettings: { speed: 1.05e-7 } })"),
  refused("persona().prompt('Sing.').llm('tavus-gpt-oss', { extraBody: { temperature: 1.5e300 } })"),
  // There is no newer value of what takes any text.
  refused("persona().prompt('Sing.').name(unlisted('elm'))"),
  refused("persona().prompt('Sing.').visual({ awarenessQueries: unlisted('elm') })"),
  // Fields that the library does not know took the place of what is no object.
  refused(
    "persona().prompt('Sing.').tts('cartesia', { voiceSettings: 7 }).extra({ layers: { tts: { voice_settings: { pitch: 1 } } } })",
  ),
  // What is sent on purpose below voice_settings, and what an engine of its own takes there.
  taken("persona().prompt('Sing.').extra({ layers: { tts: { voice_settings: { pitch: 1 } } } })"),
  taken("persona().prompt('Sing.').tts(unlisted('elm-1'), { voiceSettings: { similarity_boost: 'elm' } })"),
];
