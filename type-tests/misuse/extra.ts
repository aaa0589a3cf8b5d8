import { persona } from 'tavus-persona';

const guide = persona().prompt('You give tours.');
const fields = { farewell: 'Good morning!', persona_name: 'Guide' };

// @error system_prompt :: HasStep<"Set system_prompt with .prompt() instead: .extra() is for fields that have no step.">
guide.extra({ system_prompt: 'You give long tours.' });

// @error pipeline_mode :: HasStep<"Set pipeline_mode with .echo() or .full() instead: .extra() is for fields that have no step.">
guide.extra({ farewell: 'Good morning!', pipeline_mode: 'echo' });

// @error model :: HasStep<"Set model with .llm() or .customLlm() instead: .extra() is for fields that have no step.">
guide.extra({ layers: { llm: { model: 'tavus-gpt-oss' } } });

// @error tts_engine :: HasStep<"Set tts_engine with .tts() instead: .extra() is for fields that have no step.">
guide.extra({ layers: { tts: { tts_engine: 'cartesia' } } });

// @error stability :: HasStep<"Set stability with .tts() instead: .extra() is for fields that have no step.">
guide.extra({ layers: { tts: { voice_settings: { pitch: 2, stability: 0.4 } } } });

// @error emotion :: HasStep<"Set emotion with .tts() instead: .extra() is for fields that have no step.">
guide.extra({ layers: { tts: { voice_settings: { emotion: 'calm' } } } });

// @error hotwords :: HasStep<"Set hotwords with .stt() instead: .extra() is for fields that have no step.">
guide.extra({ layers: { stt: { hotwords: 'Zeilinger' } } });

// @error perception_model :: HasStep<"Set perception_model with .perception() instead: .extra() is for fields that have no step.">
guide.extra({ layers: { perception: { perception_model: 'raven-1' } } });

// @error visual_tool_prompt :: HasStep<"Set visual_tool_prompt with .visual() instead: .extra() is for fields that have no step.">
guide.extra({ layers: { perception: { visual_tool_prompt: 'Call `stamp`.' } } });

// @error wake_phrase :: HasStep<"Set wake_phrase with .conversationalFlow() instead: .extra() is for fields that have no step.">
guide.extra({ layers: { conversational_flow: { wake_phrase: 'Good morning, Ada' } } });

// @error fields :: HasStep<"Set persona_name with .name() instead: .extra() is for fields that have no step.">
guide.name('Guide').extra(fields);

// @error tts_engine :: HasStep<"Set tts_engine with .tts() instead: .extra() is for fields that have no step.">
guide.extra({ tts_engine: 'elevenlabs' });

// @error tools :: HasStep<"Set tools with .tools() instead
guide.extra({ farewell: 'Good morning!', tools: [] });

// @error audio_tools :: HasStep<"Set audio_tools with .audio() instead
guide.extra({ audio_tools: [] });

// @error api_key :: "Set api_key with .customLlm() instead :: "Set api_key with .tts() instead
guide.extra({ api_key: 'a-key' });

// @error base_url :: HasStep<"Set base_url with .customLlm() instead
guide.extra({ layers: { llm: { base_url: 'https://llm.example.com/v1' } } });

// @error tools :: HasStep<"Set tools with .tools() instead
guide.extra({ layers: { llm: { tools: [] } } });

// @error perception_model :: HasStep<"Set perception with .perception() instead
guide.extra({ perception: { perception_model: 'raven-1' } });

// @error guardrails_id :: HasStep<"Set guardrails_id with .guardrailSet() instead
guide.extra({ guardrails_id: 'g-2024' });

// @error layers :: Type 'number' is not assignable to type 'ExtraLayers
guide.extra({ layers: 4 });

// @error 'farewell' :: Argument of type 'string' is not assignable to parameter of type 'ExtraBody<
guide.extra('farewell');

// @error 7 :: Argument of type 'number' is not assignable to parameter of type
guide.extra(7);

// @error ['farewell'] :: Argument of type 'string[]' is not assignable to parameter of type
guide.extra(['farewell']);

// @error () => fields :: is not assignable to parameter of type
guide.extra(() => fields);
