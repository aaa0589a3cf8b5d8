import { personaFields } from '../body/body.js';
import { type DisclosureOptions, disclosureNames } from '../body/disclosure.js';
import {
  type PerceptionOptions,
  perceptionOptionNames,
  prefixed,
  senseOptionNames,
} from '../body/perception.js';
import { type Step, setting } from '../draft/chain.js';
import { TavusConfigError } from '../errors/config-error.js';
import { error, type Finding } from '../errors/issues.js';
import { type Draft, type Field, memberField } from '../fields/field.js';
import { meaning, misfitIssue, unknownOption } from '../fields/misfit-rules.js';
import { meantName } from '../fields/places.js';
import { misfits } from '../fields/shape.js';
import { optionName, wireName } from '../fields/wire.js';
import { isPlainObject, setOwn } from '../json/json.js';
import { namesIn, pointer } from '../json/pointer.js';
import { foreignOption } from './options.js';

// What is wrong with what a step was given, and leaves no trace in the body.

/** What the steps of layers choose by their first argument. */
const layerChoices: ReadonlySet<string> = new Set([
  ...['model', 'tts_engine', 'stt_engine', 'perception_model', 'transport_type', 'disclosure_type'],
  'emotion_recognition',
]);

const isItSet = 'Is the variable set that it comes from?';

/** What a step states that is nothing. @param path Of the group that has these fields. */
export function unstated(stated: object, path = ''): readonly Finding[] {
  const found: Finding[] = [];
  for (const [name, value] of Object.entries(stated)) {
    if (value !== undefined && typeof value !== 'string') continue;
    const key = wireName(name);
    if (value === undefined) {
      const field = [...namesIn(path), key].reduce<Field | undefined>(memberField, personaFields);
      const wrong = field ? misfits(value, field, new Set(), `${path}/${key}`) : [];
      found.push(...wrong.map((misfit) => ({ ...misfitIssue(misfit), hint: isItSet })));
    } else if (value.trim() === '' && layerChoices.has(key)) {
      found.push(error('unknown-value', `${path}/${key}`, value, isItSet));
    }
  }
  return found;
}

/** Secrets that were to be set: `undefined` is what a variable gives that is not there. */
export function unsetSecrets(layer: string, options: Draft): readonly Finding[] {
  const headers = Object.entries(isPlainObject(options['headers']) ? options['headers'] : {});
  return [
    ...('apiKey' in options ? [['api_key', options['apiKey']] as const] : []),
    ...headers.map(([name, value]) => [`headers${pointer('', name)}`, value] as const),
  ]
    .filter(([, value]) => value === undefined)
    .map(([name]) =>
      error('masked-secret.empty', `/layers/${layer}/${name}`, 'undefined', 'Is the variable set?'),
    );
}

/** A list where a step takes its entries one by one. */
export function listForArguments(place: string, given: readonly unknown[]): Finding {
  const which = given.length === 1 ? 'the list' : 'each list';
  return error(
    'wrong-type',
    `/${place}`,
    'expected the entries one by one, got a list',
    `Spread ${which}: write three dots before it.`,
  );
}

export function noText(path: string, value: unknown): Finding {
  return error('wrong-type', path, `expected a string, got ${value === null ? 'null' : typeof value}`);
}

/** The step that states what the persona perceives. */
export function perceiving(options: PerceptionOptions): Step {
  const { known, wrong } = sensesIn(options);
  const step = setting({ layers: { perception: prefixed(known) } }, personaFields);
  return (draft) => {
    step(draft);
    if (options.visual) draft.stated.add('visual');
    if (options.audio) draft.stated.add('audio');
    if (options.emotionRecognition !== undefined) draft.stated.add('emotionRecognition');
    draft.issues.push(...wrong);
  };
}

/** Options of a step that it takes, and what is wrong with the others. */
interface Sorted {
  readonly known: Record<string, unknown>;
  readonly wrong: Finding[];
}

/** The options that `.perception()` takes, and what else is there. */
function sensesIn(senses: PerceptionOptions): Sorted {
  const wrong = foreignIn('perception', senses, perceptionOptionNames);
  const known: Record<string, unknown> = {};
  for (const [sense, options] of Object.entries(senses)) {
    if (!perceptionOptionNames.has(sense)) continue;
    const takes = isPlainObject(options) ? senseOptionNames.get(sense) : undefined;
    known[sense] = takes ? only(options, takes) : options;
    if (takes) wrong.push(...foreignIn('perception', options, takes));
  }
  return { known, wrong };
}

/** The fields of the options that `.disclosure()` takes, and what else is there. */
export function disclosureIn(options: DisclosureOptions): Sorted {
  const names = [...disclosureNames.keys()];
  const known: Record<string, unknown> = {};
  const wrong: Finding[] = [];
  for (const [name, value] of Object.entries(options)) {
    const field = disclosureNames.get(name);
    if (field !== undefined) known[optionName(field)] = value;
    else {
      const near = names.find((option) => name.startsWith(option)) ?? meantName(name, names);
      const way = near ? meaning(near) : `.disclosure() takes ${names.join(' and ')}.`;
      wrong.push(unknownOption(pointer('', name), name, way));
    }
  }
  return { known, wrong };
}

/** Options that a step of a layer does not take. */
export function foreignIn(layer: string, options: object, takes: ReadonlySet<string>): Finding[] {
  const foreign = Object.keys(options).filter((name) => !takes.has(name));
  return foreign.map((name) => foreignOption(layer, name, takes));
}

/** Those options that a step takes. */
export function only(options: object, takes: ReadonlySet<string>): Record<string, unknown> {
  const taken = {};
  for (const [name, value] of Object.entries(options)) if (takes.has(name)) setOwn(taken, name, value);
  return taken;
}

/** A step's options, refused where they are not an object: spread, they would vanish without a word. */
export function optionsOf<Options extends object>(step: string, options: Options): Options {
  if (isPlainObject(options)) return options;
  throw new TavusConfigError(
    `.${step}() takes an object, not ${options === null ? 'null' : typeof options}.`,
  );
}

/** Makes a text out of the one that is there. */
export type Renewal = (old: string) => string;

/** The step that makes a text out of the one that is there. */
export function renewing(step: string, option: string, make: Renewal): Step {
  const key = wireName(option);
  return (draft) => {
    if (draft.isPart) return;
    const old = draft.body[key];
    const made = renewed(step, make, typeof old === 'string' ? old : '');
    if (made === undefined) draft.issues.push(noText(`/${key}`, made));
    else setOwn(draft.body, key, made);
  };
}

/** What a user's function makes of a text. */
function renewed(step: string, make: Renewal, old: string): unknown {
  try {
    return make(old);
  } catch (cause) {
    throw new TavusConfigError(`The function of .${step}() threw.`, { cause });
  }
}
