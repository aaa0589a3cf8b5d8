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
