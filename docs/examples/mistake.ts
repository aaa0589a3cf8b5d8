import { persona } from 'tavus-persona';

// Does not compile, on purpose: nothing tells the greeter what to do.
await persona().name('Greeter').tts('cartesia').create();
