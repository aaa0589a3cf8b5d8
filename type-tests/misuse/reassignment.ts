import { persona } from 'tavus-persona';

let named = persona().name('Guide');

// @error named = :: ' facts differ: use .when(…), or .dynamic() before the first if' :: Property 'prompt' is missing
named = named.prompt('You give tours.');

let seeing = persona().prompt('You check tickets.').perception('raven-0');

// @error seeing = :: ' facts differ: use .when(…), or .dynamic() before the first if' :: "raven-1"
seeing = seeing.perception('raven-1');
