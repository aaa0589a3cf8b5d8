import {
  hostedModels,
  isHostedModel,
  isIdleEndBehavior,
  isIdleEngagement,
  isLevel,
  isPerceptionModel,
  isSttEngine,
  isTtsEngine,
  isTurnDetectionModel,
  isVoiceIsolation,
  levels,
  persona,
  type TtsEngine,
  ttsEngines,
} from 'tavus-persona';

declare const env: Record<string, string | undefined>;
declare const json: unknown;
const { MODEL: model, ENGINE: engine } = env;
const guide = persona().prompt('You give tours.');

// @ok a text becomes an engine
if (isTtsEngine(engine)) guide.tts(engine).requires('tts').build();

// @ok what JSON holds becomes an engine
if (isTtsEngine(json)) guide.tts(json, { ttsModelName: 'sonic-3' }).build();

// @ok a text becomes a model in the chain
guide.when(isHostedModel(model) && model, (p, listed) => p.llm(listed)).build();

// @ok a text becomes a model or a default
guide.llm(isHostedModel(model) ? model : hostedModels[0]).build();

// @ok a text that is no engine stops the program
if (!isSttEngine(engine)) throw new Error('Set ENGINE.');
guide.stt(engine).build();

// @ok each list narrows what its step takes
if (isPerceptionModel(model)) guide.perception(model).build();
if (isTurnDetectionModel(model)) guide.conversationalFlow({ turnDetectionModel: model }).build();
if (isLevel(json)) guide.conversationalFlow({ turnTakingPatience: json, replicaInterruptibility: json });
if (isVoiceIsolation(json)) guide.conversationalFlow({ voiceIsolation: json });
if (isIdleEngagement(json)) guide.conversationalFlow({ idleEngagement: json });
if (isIdleEndBehavior(json)) guide.conversationalFlow({ idleEndBehavior: json });

// @ok the values of a list are the values of its step
for (const listed of ttsEngines) guide.tts(listed satisfies TtsEngine).build();
guide.conversationalFlow({ turnTakingPatience: levels[2] });

// @ok a guard finds the listed ones among texts
const found: readonly TtsEngine[] = ['cartesia', 'openai'].filter(isTtsEngine);

export { found };
