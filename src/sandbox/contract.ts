import { personaFields } from '../body/body.js';
import { palNames } from '../fields/legacy.js';
import { misfits, type OpenPaths } from '../fields/shape.js';
import { inPersonaNames, palPlace, personaPlace, type Vocabulary } from '../fields/vocabulary.js';
import { isPlainObject, type PlainObject } from '../json/json.js';
import { hasPlace } from '../json/place.js';

/** Where the API takes anything, although the library's own tables know more. */
const open: OpenPaths = new Set(['/layers/llm/tools', '/layers/llm/headers', '/layers/tts/voice_settings']);

/** Enough to repair a body in one go. */
const mostReported = 10;

/** What the API would object to in a body, in a sentence; nothing if it would create the persona. */
export function objectionTo(
  body: unknown,
  vocabulary: Vocabulary = 'persona',
  needsFace = true,
): string | undefined {
  return vocabulary === 'pal' && isPlainObject(body)
    ? objectionToPal(body, needsFace)
    : firstOf(flawsIn(body, String));
}

/** The same under the names of `/v2/pals`, which knows no others, and wants a face. */
function objectionToPal(given: PlainObject, needsFace: boolean): string | undefined {
  const foreign = Object.keys(palNames)
    .map(personaPlace)
    .filter((place) => hasPlace(given, place));
  const body = inPersonaNames(given);
  return firstOf([
    ...foreign.map((place) => `${place}: /v2/pals calls it ${palPlace(place)}.`),
    ...(foreign.length > 0 ? [] : flawsIn(body, palPlace)),
    ...(needsFace && lacksFace(given) ? [`${palPlace('/default_replica_id')}: required.`] : []),
  ]);
}

/** Whether nothing says which face a PAL has. */
export function lacksFace(pal: PlainObject): boolean {
  return !inPersonaNames(pal)['default_replica_id'];
}

function firstOf(flaws: readonly string[]): string | undefined {
  return flaws.length > 0 ? flaws.slice(0, mostReported).join(' ') : undefined;
}

/** @param named The place of a field as whoever sent it calls it. */
function flawsIn(body: unknown, named: (place: string) => string): readonly string[] {
  const found = misfits(body, personaFields, open).map(({ path, message }) => {
    return `${named(path) || 'The body'}: ${message}.`;
  });
  // The one demand that the API makes in prose.
  const isPromptless = isPlainObject(body) && body['pipeline_mode'] !== 'echo' && !body['system_prompt'];
  return found.length > 0 || !isPromptless
    ? found
    : ['/system_prompt: required unless pipeline_mode is "echo".'];
}
