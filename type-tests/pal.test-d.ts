import type { PalBody, PalLayers, PersonaBody, PersonaLayers, Tavus, TavusOptions } from 'tavus-persona';
import { tavus } from 'tavus-persona';
import { expectAssignable, expectNotAssignable, expectType } from 'tsd';
import type { Same } from './same.js';

// The body of a PAL is that of a persona, but for three names and a face that is always there.
type Flow<Layers extends { readonly conversational_flow?: unknown }> = NonNullable<
  Layers['conversational_flow']
>;
type Renamed = 'persona_name' | 'default_replica_id';
expectType<Same<keyof PalBody, Exclude<keyof PersonaBody, Renamed> | 'pal_name' | 'default_face_id'>>(true);
expectType<
  Same<
    keyof Flow<PalLayers>,
    Exclude<keyof Flow<PersonaLayers>, 'replica_interruptibility'> | 'pal_interruptibility'
  >
>(true);
expectType<string>({} as PalBody['default_face_id']);
expectType<Same<PalBody['pal_name'], PersonaBody['persona_name']>>(true);
expectType<Same<PalBody['pipeline_mode'], PersonaBody['pipeline_mode']>>(true);
expectType<Same<PalBody['guardrail_ids'], PersonaBody['guardrail_ids']>>(true);
expectType<Same<keyof PalLayers, keyof PersonaLayers>>(true);
expectType<Same<PalLayers['tts'], PersonaLayers['tts']>>(true);
expectType<Same<Flow<PalLayers>['pal_interruptibility'], Flow<PersonaLayers>['replica_interruptibility']>>(
  true,
);

// A client of either vocabulary is known as such, and `Tavus` alone is the one that speaks of personas.
expectType<Tavus>(tavus());
expectType<Tavus>(tavus({ baseUrl: 'https://proxy.example.com' }));
expectType<Tavus>(tavus({ vocabulary: 'persona' }));
expectType<Tavus>(tavus({} as TavusOptions));
expectType<Tavus>({} as ReturnType<typeof tavus>);
expectType<Tavus<'pal'>>(tavus({ vocabulary: 'pal' }));
expectType<Tavus<'pal' | 'persona'>>(tavus({ vocabulary: {} as 'pal' | 'persona' }));
expectNotAssignable<Tavus>(tavus({ vocabulary: 'pal' }));
expectNotAssignable<Tavus<'pal'>>(tavus());
expectAssignable<Tavus>({ personas: tavus().personas });
