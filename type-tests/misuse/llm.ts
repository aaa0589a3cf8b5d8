import { persona } from 'tavus-persona';

const chosenLater: string = 'tavus-gpt-oss';

// @error 'gpt-4o' :: Argument of type '"gpt-4o"' is not assignable :: "tavus-gpt-oss" :: "tavus-gpt-5.2" :: Unlisted
persona().llm('gpt-4o');

// @error 'tavus-gpt-os' :: "tavus-gpt-oss" :: "tavus-claude-haiku-4.5"
persona().llm('tavus-gpt-os');

// @error chosenLater :: Argument of type 'string' is not assignable :: "tavus-gpt-oss" :: Unlisted
persona().llm(chosenLater);

// @error temperature :: 'temperature' does not exist in type 'HostedLlmOptions<
persona().llm('tavus-gpt-oss', { temperature: 0.4 });

// @error speculative_inference :: Did you mean to write 'speculativeInference'?
persona().llm('tavus-gpt-oss', { speculative_inference: true });

// @error speculativeInference :: Type 'string' is not assignable to type 'boolean
persona().llm('tavus-gpt-oss', { speculativeInference: 'yes' });

// @error () => 'now' :: Type '() => string' is not assignable to type 'JsonValue'
persona().llm('tavus-gpt-oss', { extraBody: { stop: () => 'now' } });

// @error 'x-team' :: Type 'number' is not assignable to type 'Secret'
persona().llm('tavus-gpt-oss', { headers: { 'x-team': 4 } });
