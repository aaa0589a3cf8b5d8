import { persona } from 'tavus-persona';

const chosenLater: string = 'raven-1';

// @error 'raven-2' :: Argument of type '"raven-2"' is not assignable :: "raven-1" :: "raven-0" :: "off" :: Unlisted
persona().perception('raven-2');

// @error chosenLater :: Argument of type 'string' is not assignable :: "raven-1" :: "raven-0" :: "off" :: Unlisted
persona().perception(chosenLater);

// @error visal :: 'visal' does not exist in type
persona().perception('raven-1', { visal: { awarenessQueries: ['Is a ticket held up?'] } });

// @error awarenessQueries :: Type 'string' is not assignable to type 'readonly string[]
persona().visual({ awarenessQueries: 'Is a ticket held up?' });

// @error awarenesQueries :: Did you mean to write 'awarenessQueries'?
persona().audio({ awarenesQueries: ['Does the caller whisper?'] });

// @error visual_tool_prompt :: 'visual_tool_prompt' does not exist in type 'VisualOptions'
persona().visual({ visual_tool_prompt: 'Call `stamp` for each ticket.' });

const whisper = { awarenessQueries: ['Does the caller whisper?'] };
const ticket = { awarenessQueries: ['Is a ticket held up?'] };
declare const blindOrOlder: 'raven-0' | 'off';
declare const formal: boolean;
const senses = { audio: whisper };

// @error audio :: NotForThisModel<"Audio settings need .perception('raven-1'), but this persona has 'raven-0'.">
persona().perception('raven-0', { audio: { awarenessQueries: ['Does the caller whisper?'] } });

// @error audio :: NotForThisModel<"Audio settings need .perception('raven-1'), but this persona has 'raven-0'.">
persona().perception('raven-0', { visual: ticket, audio: whisper });

// @error visual :: NotForThisModel<"visual settings need a model that perceives: call .perception('raven-1'), not 'off'.">
persona().perception('off', { visual: ticket });

// @error audio :: NotForThisModel<"audio settings need a model that perceives: call .perception('raven-1'), not 'off'.">
persona().perception('off', { audio: whisper });

// @error emotionRecognition :: NotForThisModel<"emotionRecognition settings need a model that perceives: call .perception('raven-1'), not 'off'.">
persona().perception('off', { emotionRecognition: 'full' });

// @error build :: emotionRecognition settings need a model that perceives
persona().prompt('You check tickets.').emotionRecognition('limited').perception('off').build();

// @error build :: An echo persona does not use emotionRecognition
persona().echo().perception('off', {}).emotionRecognition('limited').build();

// @error emotionRecognition :: Type '"strong"' is not assignable :: "limited"
persona().perception('raven-1', { emotionRecognition: 'strong' });

// @error analysisQueries :: 'analysisQueries' does not exist in type 'AudioOptions'
persona().audio({ analysisQueries: ['Was the caller calm?'] });

// @error audio :: NotForThisModel<"audio settings need
persona().perception(blindOrOlder, { audio: whisper });

// @error senses) :: NotForThisModel<"Audio settings need .perception('raven-1'), but this persona has 'raven-0'.">
persona().name('Gate').perception('raven-0', senses);

// @error { ...(formal && { audio: whisper }) } :: Audio settings need .perception('raven-1')
persona().perception('raven-0', { ...(formal && { audio: whisper }) });

// @error awarenessQuery :: Did you mean to write 'awarenessQueries'?
persona().perception('raven-1', { visual: { awarenessQuery: ['Who waits?'] } });

// @error 'stamp' :: Type 'string' is not assignable to type 'Tool
persona().perception('raven-1', { audio: { tools: ['stamp'] } });
