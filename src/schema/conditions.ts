import { hostedModels, hostedParameters, isHostedModel, longestPrompts } from '../body/llm.js';
import { perceptionLayer, sensedBy } from '../body/perception.js';
import { defaultEngine, settingsGroups } from '../body/tts.js';
import { palNames } from '../fields/legacy.js';
import { charactersPerToken } from '../rules/body-rules.js';
import { deprecatedValues, members } from './fields.js';
import { definition, having, type Schema, said, when, withMembers } from './schema.js';

// The rules that look at more than one field, as far as JSON Schema can say them. `$comment` has the id of the rule. For
// what must not be there it is `false`, of which editors say that the property is not allowed.

/** What the persona perceives by some senses, each as something that must not be there. */
function nothingBy(...senses: readonly string[]): { readonly [name: string]: false } {
  const names = Object.keys(perceptionLayer.fields);
  const sensed = names.filter((name) => senses.includes(sensedBy(name)?.sense ?? ''));
  return Object.fromEntries(sensed.map((name) => [name, false]));
}

/** `auto` is what servers show of a mood that nobody reads. */
const perceivesNothing = { ...nothingBy('visual', 'audio'), emotion_recognition: { const: 'auto' } };

const perception: readonly Schema[] = [
  {
    $comment: 'audio-needs-raven-1',
    ...when(having({ perception_model: { const: 'raven-0' } }), withMembers(nothingBy('audio'))),
  },
  {
    $comment: 'perception-off',
    ...when(having({ perception_model: { const: 'off' } }), withMembers(perceivesNothing)),
  },
];

const isOwnModel: Schema = { anyOf: [having({ base_url: said }), having({ api_key: {} })] };

const stillTaken = deprecatedValues('/layers/llm/model').filter((model) => !isHostedModel(model));

/** Models that Tavus takes without an address. An editor does not offer those that only a pattern names. */
const hostedModel: Schema = {
  type: 'string',
  examples: hostedModels,
  anyOf: [{ enum: hostedModels }, { pattern: `^(${stillTaken.join('|').replaceAll('.', '\\.')})$` }],
};

const llm: readonly Schema[] = [
  {
    $comment: 'custom-llm-incomplete',
    ...when(
      isOwnModel,
      having({ model: said, base_url: {}, api_key: {} }),
      withMembers({ model: hostedModel, extra_body: definition('hostedParameters') }),
    ),
  },
];

const tts: readonly Schema[] = [
  ...Object.keys(settingsGroups).map((engine) => {
    const isEngine = { tts_engine: { const: engine } };
    return {
      $comment: 'other-engine-setting',
      ...when(
        // Where no engine is named, it is the default.
        engine === defaultEngine ? withMembers(isEngine) : having(isEngine),
        withMembers({ voice_settings: definition(engine) }),
      ),
    };
  }),
  { $comment: 'voice-id', ...when(having({ voice_id: said }), withMembers({ external_voice_id: false })) },
];

const isEcho: Schema = having({ pipeline_mode: { const: 'echo' } });

/** The replica, under either of its names. */
const replicas = ['default_replica_id', ...newerNamesOf('default_replica_id')];

function newerNamesOf(name: string): readonly string[] {
  return Object.keys(palNames).flatMap((path) => (palNames[path] === name ? [path.slice(1)] : []));
}

const body: readonly Schema[] = [
  { $comment: 'prompt-required', ...when(isEcho, undefined, having({ system_prompt: said })) },
  {
    $comment: 'echo-incompatible',
    ...when(
      isEcho,
      withMembers({
        layers: withMembers({
          perception: withMembers({ perception_model: { const: 'off' }, ...perceivesNothing }),
          stt: withMembers({ stt_engine: false, hotwords: false }),
        }),
      }),
    ),
  },
  {
    $comment: 'conferencing-replica',
    ...when(having({ layers: having({ conferencing: {} }) }), {
      anyOf: replicas.map((name) => having({ [name]: said })),
    }),
  },
  ...[...new Set(longestPrompts.values())].map((tokens) => {
    const models = hostedModels.filter((model) => longestPrompts.get(model) === tokens);
    const isOfThem = { ...having({ model: { enum: models } }), not: having({ base_url: said }) };
    return {
      $comment: 'prompt-length',
      ...when(
        having({ layers: having({ llm: isOfThem }) }),
        withMembers({ system_prompt: { type: 'string', maxLength: tokens * charactersPerToken } }),
      ),
    };
  }),
];

/** What the rules of the layers refer to. */
export const definitionsOfLayers: { readonly [name: string]: Schema } = {
  hostedParameters: withMembers(members(hostedParameters, '/layers/llm/extra_body')),
  ...Object.fromEntries(
    Object.entries(settingsGroups).map(([engine, group]) => [
      engine,
      { ...withMembers(members(group, '/layers/tts/voice_settings')), additionalProperties: false },
    ]),
  ),
};

/** The rules of a group, by its place. */
export const conditions: { readonly [path: string]: readonly Schema[] } = {
  '': body,
  '/layers/perception': perception,
  '/layers/llm': llm,
  '/layers/tts': tts,
};
