import {
  type CreatedPersona,
  type CreateOptions,
  type Issue,
  type PalBody,
  type PalCreateOptions,
  type PersonaBody,
  PersonaInvalidError,
  type PersonaReady,
  persona,
  type Rule,
  type Secret,
  type TavusPromise,
} from 'tavus-persona';
import type { End, NotReady } from 'tavus-persona/internal';
import { expectAssignable, expectNotAssignable, expectType } from 'tsd';
import type { JsonObject } from 'type-fest';
import type { Same } from './same.js';

type PromptMissing = NotReady<
  ["system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder."]
>;
type Create = (options?: CreateOptions) => TavusPromise<CreatedPersona>;

// While the prompt is missing, both ends are the sentence, whatever else was said.
expectType<PromptMissing>(persona().build);
expectType<PromptMissing>(persona().create);
expectType<PromptMissing>(persona().full().create);
expectType<PromptMissing>(persona().echo().full().create);
expectType<PromptMissing>(persona().name('Guide').appendPrompt('Keep it short.').create);
expectType<PromptMissing>(persona().llm('tavus-gpt-oss').tts('cartesia').stt('tavus-auto').create);

// With it they are the functions, in whatever order it was said.
expectType<() => PersonaBody>(persona().prompt('You give tours.').build);
expectType<Create>(persona().prompt('You give tours.').create);
expectType<Create>(persona().echo().create);
expectType<Create>(persona().echo().prompt('You give tours.').full().create);
expectType<Create>(persona().tts('cartesia').stt('tavus-auto').prompt('You give tours.').create);
expectAssignable<PersonaReady>(persona().prompt('You give tours.'));

// A PAL needs a face too: the end says so beside all else.
type FaceMissing = NotReady<["A PAL needs a face: call .replica('…'). Each step returns a new builder."]>;
declare const sometimes: string | undefined;
const faceless = persona().prompt('You give tours.');
expectType<FaceMissing>(faceless.toPal);
expectType<FaceMissing>(faceless.replica('r-1').without('replica').toPal);
expectType<FaceMissing>(faceless.when(sometimes, (p, id) => p.replica(id)).toPal);
expectType<() => PalBody>(faceless.replica('r-1').toPal);
expectType<() => PalBody>(persona().replica('r-1').echo().toPal);
expectType<() => PalBody>(
  faceless.when(
    sometimes,
    (p, id) => p.replica(id),
    (p) => p.replica('r-1').tts('cartesia'),
  ).toPal,
);
expectType<() => PalBody>(persona().dynamic().toPal);
expectType<
  NotReady<
    [
      "system_prompt is missing: call .prompt('…') or .echo(). Each step returns a new builder.",
      "A PAL needs a face: call .replica('…'). Each step returns a new builder.",
    ]
  >
>(persona().toPal);
expectType<(options?: PalCreateOptions) => TavusPromise<CreatedPersona>>(faceless.replica('r-1').create);
expectAssignable<PersonaReady>(faceless.replica('r-1'));
expectAssignable<PersonaReady>(persona().dynamic());
expectAssignable<PalCreateOptions>({} as CreateOptions);

// Only some of the states that a builder may be in are finished: then it is not.
declare const either: 'echo' | 'full';
const branched = either === 'echo' ? persona().echo() : persona().name('Guide');
expectNotAssignable<PersonaReady>(branched);
expectType<Same<End<{ mode: 'echo' } | {}, () => void>, PromptMissing>>(true);
expectType<Same<End<{ mode: 'echo' } | { prompt: true }, () => void>, () => void>>(true);

// What reads a builder without finishing it is always there.
expectType<JsonObject>(persona().toJSON());
expectType<string>(persona().toString());

// What came back has these fields and no others, so that a misspelt one does not compile.
expectType<
  Same<
    CreatedPersona,
    {
      readonly personaId: string;
      readonly personaName: string | undefined;
      readonly createdAt: string | undefined;
      readonly body: JsonObject;
      readonly recovered?: true;
    }
  >
>(true);

expectType<Same<Secret, string | (() => string | undefined | Promise<string | undefined>)>>(true);
expectType<Secret | undefined>({} as CreateOptions['apiKey']);
expectType<readonly Issue[]>(new PersonaInvalidError([]).issues);
expectType<Rule>({} as Issue['rule']);
