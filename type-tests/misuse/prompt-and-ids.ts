import { persona } from 'tavus-persona';

declare const maybe: string | undefined;

// @error 7 :: Argument of type 'number' is not assignable to parameter of type 'string | ((old: string) => string)'
persona().name(7);

// @error prompt :: Expected 1 arguments, but got 0
persona().prompt();

// @error maybe :: Argument of type 'string | undefined' is not assignable to parameter of type 'string | ((old: string) => string)'
persona().prompt(maybe);

// @error 'And be kind.' :: Expected 1 arguments, but got 2
persona().prompt('You give tours.', 'And be kind.');

// @error ['d-manual'] :: Argument of type 'string[]' is not assignable to parameter of type 'string'
persona().documents(['d-manual']);

// @error 50 :: Argument of type 'number' is not assignable to parameter of type 'string'
persona().guardrails('g-no-advice', 50);

// @error true :: Expected 0 arguments, but got 1
persona().echo(true);

// @error 7 :: Argument of type 'number' is not assignable to parameter of type 'string'
persona().appendPrompt(7);

// @error null :: Argument of type 'null' is not assignable to parameter of type 'string'
persona().replica(null);

// @error ['prices'] :: Argument of type 'string[]' is not assignable to parameter of type 'string'
persona().documentTags(['prices']);

// @error objectives :: Expected 1 arguments, but got 0
persona().objectives();

// @error ['health'] :: Argument of type 'string[]' is not assignable to parameter of type 'string'
persona().guardrailTags(['health']);

// @error { id: 'g-2024' } :: is not assignable to parameter of type 'string'
persona().guardrailSet({ id: 'g-2024' });

// @error 'full' :: Expected 0 arguments, but got 1
persona().full('full');
