import { type CreatedPersona, type PersonaBody, type PersonaReady, persona } from 'tavus-persona';

// @ok a prompt is all that a persona needs
await persona().prompt('You give tours.').create();

// @ok echo needs no prompt
await persona().echo().create();

// @ok echo with a prompt, taken back
persona().echo().prompt('You take orders.').full().build();

// @ok every option of create()
await persona()
  .prompt('You give tours.')
  .create({
    apiKey: async () => 'a-key',
    baseUrl: 'https://proxy.example.com',
    fetch: (request) => fetch(request),
    signal: AbortSignal.timeout(5_000),
    timeout: 5_000,
  });

// @ok what create() gives
const { personaId, personaName, createdAt, body }: CreatedPersona = await persona().echo().create();
const shown: string = personaId;
const missing: (string | undefined)[] = [personaName, createdAt];
const newer = body['persona_kind'];

// @ok the ends without their builder
const { create, build } = persona().prompt('You give tours.');
const built: PersonaBody = build();
await create();

// @ok a finished persona where one is asked for
async function deploy(coach: PersonaReady, log: (line: string) => void): Promise<string> {
  log(JSON.stringify(coach.toJSON()));
  return (await coach.create()).personaId;
}
await deploy(persona().prompt('You give tours.').tts('cartesia'), () => {});

// @ok finished personas of different facts in one list
const team: readonly PersonaReady[] = [
  persona().echo(),
  persona().prompt('You take calls.').stt('tavus-auto'),
];
await Promise.all(team.map((member) => member.create()));

// @ok a body that is read
const voice: string | undefined = persona().echo().build().layers?.tts?.tts_engine;
const mode: 'full' | 'echo' = persona().echo().build().pipeline_mode;

export { built, missing, mode, newer, shown, voice };
