import { personaFields } from '../body/body.js';
import { disclosureNames, disclosureTypes } from '../body/disclosure.js';
import { hostedModels } from '../body/llm.js';
import { sensedBy } from '../body/perception.js';
import { dynamicPersona, persona } from '../builder/builder.js';
import { beginningOf, refuseErrors } from '../builder/from.js';
import { stepOf } from '../draft/steps.js';
import { type Field, type GroupField, memberBeside } from '../fields/field.js';
import { isSecretName } from '../fields/secret.js';
import { type Tool, type ToolSchema, tool } from '../fields/tool.js';
import { isUnlisted, unlisted } from '../fields/unlisted.js';
import { optionName } from '../fields/wire.js';
import { isPlainObject, type PlainObject, part, setOwn } from '../json/json.js';
import { withPlace } from '../json/place.js';
import { sameJson } from '../json/same-json.js';
import { isMasked, secretsIn } from '../rules/secret-rules.js';
import { Call, Expression } from './print.js';

/**
 * The chain that builds a body, as TypeScript source: the way from JSON into code. Its secrets become parameters, so
 * that the source holds none. What no step can say is left to `personaFrom()`.
 *
 * @throws {PersonaInvalidError} The body has errors; `checkPersona()` says how to mend them.
 * @example
 * ```ts
 * toCode({ system_prompt: 'You give tours.', layers: { tts: { tts_engine: 'cartesia' } } });
 * // import { persona } from 'tavus-persona';
 * //
 * // export const myPersona = persona()
 * //   .prompt('You give tours.')
 * //   .tts('cartesia');
 * ```
 */
export function toCode(body: unknown): string {
  return codeOf(body).text;
}

/** How the source is written. */
export interface CodeOptions {
  /** The name of the constant; `myPersona` without it. */
  readonly name?: string | undefined;
  /** The expression for a secret, by the name that it would have as a parameter; without it they are parameters. */
  readonly secret?: (name: string) => string;
}

/** The source that builds a body, and what there is to know of it. */
export interface Code {
  readonly text: string;
  /** The names of the secrets that it takes. */
  readonly secrets: readonly string[];
  /** Whether steps say it all; otherwise the body stands in a `personaFrom()`. */
  readonly isSaid: boolean;
}

/** The way from JSON into code, for who wants another name, or the secrets from elsewhere. @throws {PersonaInvalidError} */
export function codeOf(body: unknown, { name = 'myPersona', secret }: CodeOptions = {}): Code {
  refuseErrors(body);
  const whole = dynamicPersona(beginningOf(body, withKeys)).build();
  const secrets = new Secrets();
  const safe = secrets.replacedIn(whole) as PlainObject;
  const steps = stepsOf(safe);
  const isSaid = steps !== undefined && sameJson(carriedOut(steps), whole);
  const calls = isSaid ? steps : [{ step: 'use', args: [new Rest(safe)] }];
  const { names } = secrets;
  const parameters = secret ? [] : names;
  return { text: source(name, calls, parameters, secret ?? ofParameters), secrets: names, isSaid };
}

function ofParameters(name: string): string {
  return `secrets.${name}`;
}

/** A stand-in in the place of each key that is only shown as a mask: the source has none anyway. */
function withKeys(body: PlainObject): PlainObject {
  const masked = secretsIn(body, personaFields).filter(({ path, text }) => isMasked(text, path));
  return masked.reduce((changed, { path }) => withPlace(changed, path, 'stand-in'), body);
}

/** A body that no steps can say. */
class Rest {
  readonly body: PlainObject;
  constructor(body: PlainObject) {
    this.body = body;
  }
}

/** A step with what it is given, for the run time and for the printer alike. */
interface StepCall {
  readonly step: string;
  readonly args: readonly unknown[];
}

/** A secret of the body, which the source takes as a parameter. */
class SecretParameter {
  readonly name: string;
  readonly value: string;
  constructor(name: string, value: string) {
    this.name = name;
    this.value = value;
  }
}

class Secrets {
  readonly #names: string[] = [];

  get names(): readonly string[] {
    return this.#names;
  }

  replacedIn(value: unknown, path: readonly string[] = [], hidden = false): unknown {
    if (typeof value === 'string') return hidden ? new SecretParameter(this.#name(path), value) : value;
    if (Array.isArray(value)) {
      return value.map((entry, index) => this.replacedIn(entry, [...path, String(index)], hidden));
    }
    if (!isPlainObject(value)) return value;
    const copy = {};
    for (const [key, entry] of Object.entries(value)) {
      setOwn(copy, key, this.replacedIn(entry, [...path, key], hidden || isSecretName(key)));
    }
    return copy;
  }

  #name(path: readonly string[]): string {
    const words = path.filter((key) => key !== 'layers').join('_');
    const camel = words.replace(/[^a-zA-Z0-9]+([a-zA-Z0-9]?)/g, (_, letter: string) => letter.toUpperCase());
    const plain = /^[a-z]/i.test(camel) ? camel : `secret${camel}`;
    const name = this.#names.includes(plain) ? `${plain}${this.#names.length}` : plain;
    this.#names.push(name);
    return name;
  }
}

/** The steps that say a body; nothing where no step can. */
function stepsOf(body: PlainObject): readonly StepCall[] | undefined {
  const known = listedPart(body, personaFields);
  const extra = unlistedPart(body, personaFields);
  const calls: StepCall[] = [];
  for (const [name, value] of Object.entries(known)) {
    if (name === 'layers' || ofDisclosure.has(name)) continue;
    if (name === 'pipeline_mode') calls.push(...(value === 'echo' ? [{ step: 'echo', args: [] }] : []));
    // The others have one step each.
    else
      calls.push({
        step: bare(stepOf[name as keyof typeof stepOf]),
        args: Array.isArray(value) ? value : [value],
      });
  }
  const layers = part(known, 'layers');
  calls.push(
    ...disclosureSteps(known),
    ...llmSteps(part(layers, 'llm')),
    ...perceptionSteps(part(layers, 'perception')),
  );
  for (const [layer, choice] of [
    ['tts', 'tts_engine'],
    ['stt', 'stt_engine'],
    ['transport', 'transport_type'],
  ] as const) {
    const { [choice]: chosen, ...options } = part(layers, layer);
    const voice = layer === 'tts' ? takeVoice(options) : [];
    if (chosen !== undefined) {
      const given = optionsOf(layer, options, part(layers, layer));
      calls.push(stepGiven(layer, listed(layer, choice, chosen), given));
    }
    calls.push(...voice);
  }
  for (const layer of ['conversational_flow', 'conferencing']) {
    if (layer in layers)
      calls.push({ step: optionName(layer), args: [optionsOf(layer, part(layers, layer))] });
  }
  if (Object.keys(extra).length > 0) calls.push({ step: 'extra', args: [extra] });
  const tools = calls.flatMap(({ step, args }) => (step === 'tools' ? args : toolsIn(args[0])));
  return tools.every(isTool) ? calls : undefined;
}

/** A step's name without what marks it as a call. */
function bare(step: string): string {
  return step.replace(/^\.|\(\)$/g, '');
}

const ofDisclosure = new Set(['disclosure_type', ...disclosureNames.values()]);

function disclosureSteps({ disclosure_type: type, ...body }: PlainObject): readonly StepCall[] {
  if (type === undefined) return [];
  const given = [...disclosureNames].filter(([, field]) => field in body);
  const options = Object.fromEntries(given.map(([option, field]) => [option, body[field]]));
  const listedType = disclosureTypes.some((one) => one === type) ? type : unlisted(String(type));
  return [{ step: 'disclosure', args: given.length > 0 ? [listedType, options] : [listedType] }];
}

/** A voice of Tavus's own has a step of its own: it is taken out of the options of the engine. */
function takeVoice(options: Record<string, unknown>): readonly StepCall[] {
  const { voice_id: id } = options;
  delete options['voice_id'];
  return id === undefined ? [] : [{ step: 'voice', args: [id] }];
}

function llmSteps({ tools, ...layer }: PlainObject): readonly StepCall[] {
  const { model, ...options } = layer;
  const toolSteps = Array.isArray(tools) ? [{ step: 'tools', args: tools.map(toolOf) }] : [];
  if ('base_url' in layer) return [{ step: 'customLlm', args: [optionsOf('llm', layer)] }, ...toolSteps];
  if (typeof model !== 'string') return toolSteps;
  const hosted = hostedModels.some((name) => name === model) ? model : unlisted(model);
  return [stepWith('llm', 'llm', hosted, options), ...toolSteps];
}

function perceptionSteps({ perception_model: model, ...fields }: PlainObject): readonly StepCall[] {
  const calls: StepCall[] = [];
  const ofLayer = Object.entries(fields).filter(([name]) => !sensedBy(name));
  if (model !== undefined) {
    const first = listed('perception', 'perception_model', model);
    calls.push(stepWith('perception', 'perception', first, Object.fromEntries(ofLayer)));
  }
  for (const step of ['visual', 'audio']) {
    const options = Object.entries(fields).flatMap(([name, value]) => {
      const sensed = sensedBy(name);
      return sensed?.sense === step ? [[sensed.option, withTools(name, value)]] : [];
    });
    if (options.length > 0) calls.push({ step, args: [Object.fromEntries(options)] });
  }
  return calls;
}

function withTools(name: string, value: unknown): unknown {
  return name.endsWith('_tools') && Array.isArray(value) ? value.map(toolOf) : value;
}

function stepWith(step: string, layer: string, first: unknown, options: PlainObject): StepCall {
  return stepGiven(step, first, optionsOf(layer, options));
}

function stepGiven(step: string, first: unknown, options: PlainObject): StepCall {
  return { step, args: Object.keys(options).length > 0 ? [first, options] : [first] };
}

/**
 * A layer's fields under their option names; an open object's keys stay as they are.
 *
 * @param all All fields of the layer, where some of them have been taken out: they say what is open.
 */
function optionsOf(layer: string, fields: PlainObject, all = fields): PlainObject {
  const table = groupAt(layer);
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const field = memberBeside(table, name, all);
      if (field?.kind === 'group' && isPlainObject(value)) {
        const own = Object.entries(value).map(([key, entry]) => [optionName(key), entry]);
        return [optionName(name), Object.fromEntries(own)];
      }
      return [optionName(name), typeof value === 'string' ? listed(layer, name, value) : value];
    }),
  );
}

function listed(layer: string, name: string, value: unknown): unknown {
  const field = groupAt(layer).fields[name];
  if (field?.kind !== 'choice' || typeof value !== 'string') return value;
  return field.values.includes(value) ? value : unlisted(value);
}

function groupAt(layer: string): GroupField {
  const layers = personaFields.fields['layers'] as GroupField;
  return layers.fields[layer] as GroupField;
}

function listedPart(body: PlainObject, within: GroupField): PlainObject {
  return pick(body, within, (field) => field !== undefined, listedPart);
}

function unlistedPart(body: PlainObject, within: GroupField): PlainObject {
  return pick(body, within, (field) => field === undefined, unlistedPart);
}

function pick(
  body: PlainObject,
  within: GroupField,
  wanted: (field: Field | undefined) => boolean,
  inside: (body: PlainObject, within: GroupField) => PlainObject,
): PlainObject {
  const picked = {};
  for (const [key, value] of Object.entries(body)) {
    const field = memberBeside(within, key, body);
    if (field?.kind === 'group' && isPlainObject(value)) {
      const inner = inside(value, field);
      if (Object.keys(inner).length > 0 || (wanted(field) && Object.keys(value).length === 0)) {
        setOwn(picked, key, inner);
      }
    } else if (wanted(field)) setOwn(picked, key, value);
  }
  return picked;
}

/** A tool as `tool()` makes it; what `tool()` cannot make stays what it is. */
function toolOf(value: unknown): unknown {
  const called = isPlainObject(value) ? value['function'] : undefined;
  if (!isPlainObject(called)) return value;
  const { name, description, parameters } = called;
  if (typeof name !== 'string' || typeof description !== 'string' || !isSchema(parameters)) return value;
  const made = tool(name, { description, parameters });
  return sameJson(made, value) ? new ToolCall(made) : value;
}

/** A tool that the source makes with `tool()`. */
class ToolCall {
  readonly tool: Tool;
  constructor(made: Tool) {
    this.tool = made;
  }
}

function isTool(value: unknown): boolean {
  return value instanceof ToolCall;
}

function toolsIn(options: unknown): readonly unknown[] {
  const tools = isPlainObject(options) ? options['tools'] : undefined;
  return Array.isArray(tools) ? tools : [];
}

/** Whether the types take the parameters of a tool as they are. */
function isSchema(parameters: unknown): parameters is ToolSchema {
  if (!isPlainObject(parameters)) return false;
  const { properties } = parameters;
  if (!isPlainObject(properties)) return Object.keys(parameters).length === 0;
  return isDescribed(parameters) && Object.values(properties).every(isProperty);
}

function isProperty(schema: unknown): boolean {
  if (!isPlainObject(schema)) return typeof schema === 'boolean';
  const { type = '' } = schema;
  const isType =
    typeof type === 'string' || (Array.isArray(type) && type.every((one) => typeof one === 'string'));
  return isType && isDescribed(schema);
}

function isDescribed({ description = '' }: PlainObject): boolean {
  return typeof description === 'string';
}

/** What the steps build. */
function carriedOut(steps: readonly StepCall[]): unknown {
  type Steps = { readonly [step: string]: (...args: readonly unknown[]) => Steps };
  let built = persona() as unknown as Steps;
  for (const { step, args } of steps) built = built[step]?.(...args.map(revealed)) ?? built;
  return built['build']?.();
}

function revealed(value: unknown): unknown {
  if (value instanceof SecretParameter) return value.value;
  if (value instanceof ToolCall) return value.tool;
  if (Array.isArray(value)) return value.map(revealed);
  if (!isPlainObject(value)) return value;
  const copy = {};
  for (const [key, entry] of Object.entries(value)) setOwn(copy, key, revealed(entry));
  return copy;
}

/** The source of a module: its imports, and the chain as a constant, or as a function of its secrets. */
function source(
  constant: string,
  steps: readonly StepCall[],
  secrets: readonly string[],
  secretOf: (name: string) => string,
): string {
  const imports = new Set(['persona']);
  const calls = steps.map(
    ({ step, args }) =>
      new Call(
        step,
        args.map((arg) => expression(arg, imports, secretOf)),
      ),
  );
  const parameters = secrets.map((name) => `readonly ${name}: string`).join('; ');
  const [begin, indent] = parameters ? [`(secrets: { ${parameters} }) =>\n  `, 4] : ['', 2];
  const chain = calls.map((call) => `\n${' '.repeat(indent)}.${call.print(indent)}`).join('');
  const names = [...imports].sort().join(', ');
  return `import { ${names} } from 'tavus-persona';\n\nexport const ${constant} = ${begin}persona()${chain};\n`;
}

/** What an argument is in the source, and what the source has to import for it. */
function expression(value: unknown, imports: Set<string>, secretOf: (name: string) => string): unknown {
  const inner = (entry: unknown) => expression(entry, imports, secretOf);
  const call = (name: string, ...args: readonly unknown[]) => {
    imports.add(name);
    return new Call(name, args.map(inner));
  };
  if (value instanceof SecretParameter) return new Expression(secretOf(value.name));
  if (value instanceof Rest) return call('personaFrom', value.body);
  if (isUnlisted(value)) return call('unlisted', value.unlisted);
  if (value instanceof ToolCall) {
    const { name, ...options } = value.tool.function;
    return call('tool', name, options);
  }
  if (Array.isArray(value)) return value.map(inner);
  if (!isPlainObject(value)) return value;
  const copy = {};
  for (const [key, entry] of Object.entries(value)) setOwn(copy, key, inner(entry));
  return copy;
}
