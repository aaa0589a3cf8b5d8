import { type PersonaReady, persona, type Tool, tool } from '../../src/index.js';
import type { PublishedBody } from './contract.js';

/** The contract's smallest example, as a chain. Its words stay in the contract. */
export function minimalChain({ system_prompt }: PublishedBody): PersonaReady {
  return persona().prompt(given(system_prompt));
}

/** The contract's largest example, as a chain. */
export function fullChain({
  persona_name,
  system_prompt,
  default_replica_id,
  layers,
}: PublishedBody): PersonaReady {
  const { llm, perception, ...misplaced } = given(layers);
  const { document_ids, document_tags } = misplaced as Pick<PublishedBody, 'document_ids' | 'document_tags'>;
  return persona()
    .name(given(persona_name))
    .prompt(given(system_prompt))
    .replica(given(default_replica_id))
    .documents(...given(document_ids))
    .documentTags(...given(document_tags))
    .llm('tavus-gpt-oss', { speculativeInference: true })
    .tools(...given(llm?.tools).map(rebuilt))
    .tts('cartesia', {
      voiceSettings: { speed: 'normal', emotion: ['positivity:high', 'curiosity'] },
      ttsEmotionControl: true,
      ttsModelName: 'sonic-3',
    })
    .perception('raven-1', {
      visual: {
        awarenessQueries: given(perception?.visual_awareness_queries),
        tools: given(perception?.visual_tools).map(rebuilt),
        toolPrompt: given(perception?.visual_tool_prompt),
      },
      audio: { awarenessQueries: given(perception?.audio_awareness_queries) },
    })
    .stt('tavus-auto')
    .conversationalFlow({
      turnDetectionModel: 'sparrow-1',
      turnTakingPatience: 'medium',
      replicaInterruptibility: 'high',
      voiceIsolation: 'near',
      idleEngagement: 'off',
    });
}

function rebuilt({ function: { name, description, parameters } }: Tool): Tool {
  return tool(name, { description, parameters: given(parameters) });
}

function given<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('The contract has changed: its example lacks a field.');
  return value;
}
