import { conferencingRules } from '../body/conferencing.js';
import { conversationalFlowRules } from '../body/conversational-flow.js';
import { llmRules } from '../body/llm.js';
import { perceptionRules } from '../body/perception.js';
import { ttsRules } from '../body/tts.js';
import { type Finding, type Issue, issuesFor, warning } from '../errors/issues.js';
import { type BodyFacts, factIssues, factsOf } from '../facts/fact-rules.js';
import type { Fact } from '../facts/state.js';
import type { Field, GroupField } from '../fields/field.js';
import { otherValues } from '../fields/legacy.js';
import { misfitIssue, unknownField } from '../fields/misfit-rules.js';
import { placesIn } from '../fields/places.js';
import { misfits, unknownKeys } from '../fields/shape.js';
import { isPlainObject, type PlainObject, part } from '../json/json.js';
import { bodyRules } from './body-rules.js';
import { type FoundSecret, secretRules, secretsIn } from './secret-rules.js';
import { settledBody } from './settled.js';
import { toolRules } from './tool-rules.js';

/** What the steps of a builder know beyond the body that they made. */
export interface CheckContext {
  readonly facts: BodyFacts;
  /** What presets require. */
  readonly needs: ReadonlySet<Fact>;
  /** Places of unlisted fields that are sent on purpose. */
  readonly onPurpose: ReadonlySet<string>;
  /** What went wrong in a step and left no trace in the body. */
  readonly issues: readonly Finding[];
  /** What stands behind each mask, by its place, where it is known. */
  readonly secrets: ReadonlyMap<string, string | undefined>;
  /** Whether the persona is to be a PAL. */
  readonly isPal: boolean;
}

/** All that is wrong with what steps have made. */
export function issuesOf(body: PlainObject, fields: GroupField, context: CheckContext): readonly Issue[] {
  const settled = settledBody(body, fields, { isStored: false, isBuilt: true });
  return issuesFor('chain', inBodyOrder([...settled.findings, ...judged(settled, fields, context)], fields));
}

/** Where a rule of the layer itself knows more than the table of fields. */
const judgedByLayer = new Set([
  '/layers/tts/voice_settings',
  '/layers/llm/tools',
  '/layers/perception/visual_tools',
  '/layers/perception/audio_tools',
]);

/** What is judged. */
export interface Judgeable {
  readonly body: unknown;
  /** Whether each field is known to hold what it takes. */
  readonly isSound: boolean;
}

/** All that the rules say of a body, in no order. */
export function judged(
  { body, isSound }: Judgeable,
  fields: GroupField,
  context?: CheckContext,
): readonly Finding[] {
  const shape = isSound ? [] : misfits(body, fields, judgedByLayer).map(misfitIssue);
  if (!isPlainObject(body)) return shape;
  const layers = part(body, 'layers');
  const llm = part(layers, 'llm');
  const places = placesIn(fields);
  return [
    ...shape,
    ...(context?.issues ?? []),
    ...(isSound ? [] : unknownKeys(body, fields, judgedByLayer))
      .map(({ path, key, within }) => unknownField(path, key, within, places))
      // Whoever sends a field on purpose knows that the library does not list it.
      .filter(({ path, severity }) => severity === 'warning' || !context?.onPurpose.has(path)),
    ...deprecatedValues(body),
    ...factIssues(context?.facts ?? factsOf(body), context?.needs ?? new Set(), context?.isPal ?? false),
    ...bodyRules(body),
    ...perceptionRules(part(layers, 'perception')),
    ...llmRules(llm),
    ...ttsRules(part(layers, 'tts'), llm, places).filter(
      ({ rule, path }) => !(rule === 'unknown-field' && context?.onPurpose.has(path)),
    ),
    ...conversationalFlowRules(part(layers, 'conversational_flow')),
    ...conferencingRules(body),
    ...toolRules(layers),
    ...secretRules(knownSecrets(secretsIn(body, fields), context)),
  ];
}

/** The secrets of a body as they will be sent, as far as they are known yet. */
function knownSecrets(
  found: readonly FoundSecret[],
  context: CheckContext | undefined,
): readonly FoundSecret[] {
  if (!context) return found;
  return found.flatMap(({ path, text }) => {
    const known = context.secrets.has(path) ? context.secrets.get(path) : text;
    return known === undefined ? [] : [{ path, text: known }];
  });
}

const placesOfValues = Object.entries(otherValues).map(([path, values]) => ({
  path,
  values,
  keys: path.slice(1).split('/'),
}));

function deprecatedValues(body: PlainObject): readonly Finding[] {
  return placesOfValues.flatMap(({ path, values, keys }) => {
    const value = keys.reduce<unknown>(
      (inside, key) => (isPlainObject(inside) ? inside[key] : undefined),
      body,
    );
    const known = typeof value === 'string' && Object.hasOwn(values, value) ? values[value] : undefined;
    return known?.deprecated
      ? [warning('deprecated-value', path, value as string, `Take '${known.use}'.`)]
      : [];
  });
}

/** Issues in the order of the tables; what they do not list comes last. */
export function inBodyOrder(issues: readonly Finding[], fields: GroupField): readonly Finding[] {
  if (issues.length < 2) return issues;
  const places = issues.map((issue) => ({ issue, place: placeOf(issue.path, fields) }));
  return places.sort((a, b) => compare(a.place, b.place)).map(({ issue }) => issue);
}

function placeOf(path: string, fields: GroupField): readonly number[] {
  let group: Field | undefined = fields;
  return path
    .split('/')
    .slice(1)
    .map((key) => {
      if (group?.kind !== 'group') return Number.parseInt(key, 10) || 0;
      const place = Object.keys(group.fields).indexOf(key);
      group = group.fields[key];
      return place < 0 ? Number.MAX_SAFE_INTEGER : place;
    });
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, place] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (place !== other) return place - other;
  }
  return a.length - b.length;
}
