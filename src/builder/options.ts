import { personaFields } from '../body/body.js';
import { callFor } from '../draft/steps.js';
import { error, type Finding } from '../errors/issues.js';
import { otherNames } from '../fields/legacy.js';
import { meaning, unknownOption } from '../fields/misfit-rules.js';
import { endsAlike, meantName, placesIn, sameName } from '../fields/places.js';
import { wireName } from '../fields/wire.js';
import { pointer } from '../json/pointer.js';

/** A name that a step of a layer does not take, and what to write in its place. */
export function foreignOption(layer: string, name: string, takes: ReadonlySet<string>): Finding {
  const path = `/layers/${layer}`;
  const say = (way: string) => unknownOption(pointer(path, name), name, way);
  // Other APIs have one name for what are two things here.
  if (layer === 'tts' && sameName(name, ['voice_id'])) {
    const way = [`${path}/voice_id`, `${path}/external_voice_id`].map(callFor).join(' or ');
    return error('unknown-field.voice', pointer(path, name), undefined, `Write ${way}.`);
  }
  const names = [...takes];
  const other = otherNames[`${path}/${wireName(name)}`];
  const now = other && 'now' in other ? other.now : undefined;
  const option = sameName(name, names) ?? (now && sameName(now, names));
  if (option) return say(meaning(option));
  const places = now ? [`${path}/${now}`] : placesOf(path, name);
  if (places.length > 0) return say(`Write ${places.map(callFor).join(' or ')}.`);
  const near = meantName(name, names);
  if (near) return say(meaning(near));
  if (other && 'newer' in other) return say('Newer pages name it: send it with .extra() if you mean it.');
  return say(`It is not an option of this step, which takes ${names.join(', ')}.`);
}

/** The fields of a name; without one, those of the layer that end like it, such as one for each sense. */
function placesOf(path: string, name: string): readonly string[] {
  const places = placesIn(personaFields);
  const known = places.of(name);
  if (known.length > 0) return known;
  const alike = places.in(path).filter((field) => endsAlike(name, field));
  return alike.length === 2 ? alike.map((field) => pointer(path, field)) : [];
}
