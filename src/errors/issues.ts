/**
 * What each rule says when it is broken, `{}` being the user's own value. A rule with several sentences names each
 * after a dot. The compiler prints the same constants that the run time gives; it cuts a printed type at 320
 * characters, so a sentence has about 90.
 */
const errors = {
  'prompt-required':
    "system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.",
  'audio-needs-raven-1': "Audio settings need .perception('raven-1'), but this persona has '{}'.",
  'perception-off': "{} settings need a model that perceives: call .perception('raven-1'), not 'off'.",
  'echo-incompatible': 'An echo persona does not use {}: leave it out, or call .full() after .echo().',
  'pal-replica': "A PAL needs a face: call .replica('…'). Each step returns a new builder.",
  'needs-missing':
    'A preset requires .{}(…): call it before or after .use(). Each step returns a new builder.',
  'custom-llm-incomplete': 'A model of your own needs {}: call .customLlm({ model, baseUrl, apiKey }).',
  'custom-llm-incomplete.hosted':
    "Tavus does not host '{}': call .customLlm({ model, baseUrl, apiKey }) if it is yours.",
  'unknown-field': "'{}' is not a field that Tavus lists here.",
  'unknown-field.newer': "'{}' is not in this endpoint's documents, though other pages of Tavus name it.",
  'unknown-field.voice':
    'Is it a voice of Tavus? Call .voice(id). Is it one of the engine? Write externalVoiceId.',
  'misplaced-field': 'Set {} instead: .extra() is for fields that have no step.',
  'misplaced-field.elsewhere': "'{}' does not belong here.",
  'legacy-field': "'{}' is not what Tavus calls this field.",
  'legacy-field.gone': "'{}' is not used any more.",
  'misplaced-field.conversation': "'{}' is a field of a conversation, not of a persona.",
  'pal-name': "'{}' and its other name have different values: keep one of them.",
  'masked-secret': 'This stands for a key and is not the key.',
  'masked-secret.empty': 'This key is {}.',
  'key-format': 'A key has no blank, line break or quote in it: take out what came along.',
  'key-format.header': 'A header has no line break and no other control character: take it out.',
  'unknown-value': "'{}' is not a value that Tavus lists here.",
  'wrong-type': '{}.',
  'out-of-range': '{}.',
  'other-engine-setting': "'{}' is a voice setting of another engine.",
  'too-many': '{}.',
  'conferencing-replica': 'Who is invited to meetings needs a face: call .replica() with its id.',
  'voice-id':
    'Only one voice can speak: keep voice_id (one of Tavus) or external_voice_id (one of an engine).',
  'tool-shape': 'A tool is an object: { type: "function", function: { name, description, parameters } }.',
  'tool-shape.type': 'The type of a tool is "function": write it.',
  'tool-shape.nameless': 'A tool has a name of letters, digits and _: give it one.',
  'tool-shape.name': "'{}' cannot name a tool: use letters, digits and _, and do not begin with a digit.",
  'tool-shape.description':
    "'{}' has no description, and the model knows nothing else of it: say what it does.",
  'tool-shape.parameters': "The parameters of '{}' are not a JSON Schema of type 'object'.",
  'tool-shape.required':
    "required names '{}', which properties does not have: add it there, or drop it here.",
  'tool-shape.elsewhere': "'{}' is what Tavus calls function.parameters: give it that name, and that place.",
  'tool-shape.outside': "'{}' stands where the model does not see it: its place is function.parameters.",
  'tool-shape.beside': "'{}' stands beside properties, where the model does not see it: move it inside.",
  'tool-name-taken': "Another tool is named '{}' too: give each a name of its own.",
  'base-url': 'base_url takes an absolute http(s) URL, such as https://llm.example.com/v1.',
  'base-url.blank': 'base_url has white space around it: take it out.',
  'base-url.credentials':
    'base_url has a name or a password before its host: take it out, the key is api_key.',
  'base-url.route': 'base_url goes without /chat/completions: Tavus appends it.',
  'prompt-length.hosted': 'The prompt has about {} tokens, which is more than its model takes.',
} as const;

/** The same for rules that stop nothing. */
const warnings = {
  'masked-secret.placeholder': 'This looks like a placeholder, not like a key: put the key in its place.',
  'server-field': "'{}' is a field that only the server writes: it is set aside.",
  'empty-value': '{} counts as not set: leave the field out.',
  'empty-value.entry': 'An empty entry says nothing: leave it out.',
  'nothing-to-take-out':
    "'{}' is not there to be taken out: look at its spelling, and at the order of steps.",
  'pal-name.translated': "'{}' is the newer name of this field, for which /v2/personas has another.",
  'unknown-field.parameter': "'{}' goes to the model as it is written.",
  'legacy-field.deprecated': "'{}' is what newer pages of Tavus call deprecated.",
  'voice-id.foreign':
    'The id of a voice of Tavus begins with v: one of an engine goes into external_voice_id.',
  'ignored-in-echo': 'An echo persona ignores {}: leave it out, or call .full() after .echo().',
  'tool-shape.flat': "'{}' has the flat form, which only the schema describes: use { type, function }.",
  'tool-shape.long-name': 'A name of {} characters: models take tool names of 64 at most, so shorten it.',
  'tool-shape.max-length': 'A maxLength of {}: Tavus names 1,000 as the most for a perception tool.',
  'tool-name-taken.elsewhere':
    "'{}' also names a different tool in another list, whose calls are other events: rename one.",
  'prompt-length':
    'The prompt has about {} tokens; from 5,000 on models follow it less well and answer later.',
  'prompt-length.long': 'The prompt has about {} tokens; from 15,000 on models lose track of it: shorten it.',
  'unreachable-url': "Tavus cannot reach '{}', which only your own network knows: use a public address.",
  'deprecated-value': "'{}' is deprecated.",
  'deprecated-guardrail-set': 'guardrails_id is deprecated: use guardrail_ids or guardrail_tags.',
  'deprecated-guardrail-set.both':
    'guardrails_id is deprecated, and guardrail_ids or guardrail_tags are set too: drop it.',
  'tool-prompt': 'The tool prompt names none of its tools: say when to use {}.',
  'tool-prompt.missing': '{} tools without a tool prompt are rarely called: say when to use them.',
  'tool-prompt.toolless': 'A tool prompt without tools does nothing: add tools, or drop it.',
  'idle-setting': 'sparrow-2 was seen to take no notice of {}: leave it out, or take sparrow-1.',
  'wake-phrase': "'{}' is a common word and wakes the persona by accident: take two distinctive words.",
  'wake-phrase.sleep':
    "'{}' is a common word and puts the persona to sleep by accident: take two distinctive words.",
  'entry-length': 'A query of {} characters: Tavus names 1,000 as the most.',
  'emotion-control': 'tts_emotion_control needs speculative_inference, which is off.',
  'lower-case': "Tavus stores this name in lower case: write '{}'.",
  'azure-model': 'tts_model_name is not for the engine azure: leave it out.',
  'sonic-1-setting': "This form of '{}' is for Sonic-1 only.",
} as const;

/** The same sentences for somebody who has JSON in hand, where the others name steps of a chain. */
const inJson: { readonly [Id in keyof Sentences]?: string } = {
  'prompt-required':
    'system_prompt is missing: add it, or "pipeline_mode": "echo" for a persona without LLM.',
  'pal-replica': 'A PAL needs a face: add default_replica_id, which a PAL calls default_face_id.',
  'audio-needs-raven-1': 'Audio settings need "perception_model": "raven-1", but this persona has \'{}\'.',
  'perception-off': '{} settings need a model that perceives: set perception_model to "raven-1", not "off".',
  'echo-incompatible': 'An echo persona does not use {}: leave it out, or set pipeline_mode to "full".',
  'conferencing-replica': 'Who is invited to meetings needs a face: add default_replica_id.',
  'custom-llm-incomplete': 'A model of your own needs {}: give layers.llm its model, base_url and api_key.',
  'custom-llm-incomplete.hosted': "Tavus does not host '{}': add base_url and api_key if it is yours.",
  'ignored-in-echo': 'An echo persona ignores {}: leave it out, or set pipeline_mode to "full".',
};

type Sentences = typeof errors & typeof warnings;

/** The id of a rule. */
export type Rule = keyof Sentences extends infer Id
  ? Id extends `${infer Rule}.${string}`
    ? Rule
    : Id
  : never;

/** The sentence of a rule with a value in it. */
export type Sentence<
  Id extends keyof Sentences,
  Value extends string = '',
> = Sentences[Id] extends `${infer Head}{}${infer Tail}` ? `${Head}${Value}${Tail}` : Sentences[Id];

/** One thing that is wrong with a persona. */
export interface Issue {
  /** The rule that is broken. */
  readonly rule: Rule;
  /** An `error` keeps the persona from being built; a `warning` stops nothing. */
  readonly severity: 'error' | 'warning';
  /** Where in the body, as a JSON Pointer. */
  readonly path: string;
  /** What is wrong and, where it is always the same, what to do. */
  readonly message: string;
  /** What to do, where it depends on the value. */
  readonly hint?: string;
}

/** An issue before it is known who reads it. */
export interface Finding extends Issue {
  /** The message for somebody who has JSON in hand, where it differs. */
  readonly inJson?: string;
}

/** Findings as the reader of a chain, or of JSON, is told of them. */
export function issuesFor(reader: 'chain' | 'json', findings: readonly Finding[]): readonly Issue[] {
  return findings.map(({ inJson, ...issue }) =>
    reader === 'json' && inJson !== undefined ? { ...issue, message: inJson } : issue,
  );
}

/** An issue that keeps the persona from being built. */
export function error(id: keyof typeof errors, path: string, value?: string, hint?: string): Finding {
  return finding(id, 'error', errors[id], path, value, hint);
}

/** An issue that stops nothing. */
export function warning(id: keyof typeof warnings, path: string, value?: string, hint?: string): Finding {
  return finding(id, 'warning', warnings[id], path, value, hint);
}

function finding(
  id: keyof Sentences,
  severity: Issue['severity'],
  sentence: string,
  path: string,
  value = '',
  hint?: string,
): Finding {
  const [rule] = id.split('.') as [Rule];
  const message = worded(sentence, value);
  const issue = { rule, severity, path, message, ...(hint !== undefined && { hint }) };
  const other = inJson[id];
  return other === undefined ? issue : { ...issue, inJson: worded(other, value) };
}

function worded(sentence: string, value: string): string {
  // A sentence that is all value was made by the library; only the user's own values can be long.
  return sentence.replace('{}', () => (sentence === '{}.' ? value : shortened(value)));
}

const longestValue = 60;

/** A value as a sentence shows it; nobody needs all of a long one. */
export function shortened(value: string): string {
  return value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
}
