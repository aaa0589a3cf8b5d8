import { persona } from 'tavus-persona';

const text = 'You check tickets.';
const ticket = { awarenessQueries: ['Is a ticket held up?'] };
const whisper = { awarenessQueries: ['Does the caller whisper?'] };
const own = { model: 'stock-1', baseUrl: 'https://llm.example.com/v1', apiKey: 'a-key' };
const p = persona();

// @ok every order of a prompt, a model and both senses
p.prompt(text).perception('raven-1').visual(ticket).audio(whisper).build();
p.prompt(text).perception('raven-1').audio(whisper).visual(ticket).build();
p.prompt(text).visual(ticket).perception('raven-1').audio(whisper).build();
p.prompt(text).visual(ticket).audio(whisper).perception('raven-1').build();
p.prompt(text).audio(whisper).perception('raven-1').visual(ticket).build();
p.prompt(text).audio(whisper).visual(ticket).perception('raven-1').build();
p.perception('raven-1').prompt(text).visual(ticket).audio(whisper).build();
p.perception('raven-1').prompt(text).audio(whisper).visual(ticket).build();
p.perception('raven-1').visual(ticket).prompt(text).audio(whisper).build();
p.perception('raven-1').visual(ticket).audio(whisper).prompt(text).build();
p.perception('raven-1').audio(whisper).prompt(text).visual(ticket).build();
p.perception('raven-1').audio(whisper).visual(ticket).prompt(text).build();
p.visual(ticket).prompt(text).perception('raven-1').audio(whisper).build();
p.visual(ticket).prompt(text).audio(whisper).perception('raven-1').build();
p.visual(ticket).perception('raven-1').prompt(text).audio(whisper).build();
p.visual(ticket).perception('raven-1').audio(whisper).prompt(text).build();
p.visual(ticket).audio(whisper).prompt(text).perception('raven-1').build();
p.visual(ticket).audio(whisper).perception('raven-1').prompt(text).build();
p.audio(whisper).prompt(text).perception('raven-1').visual(ticket).build();
p.audio(whisper).prompt(text).visual(ticket).perception('raven-1').build();
p.audio(whisper).perception('raven-1').prompt(text).visual(ticket).build();
p.audio(whisper).perception('raven-1').visual(ticket).prompt(text).build();
p.audio(whisper).visual(ticket).prompt(text).perception('raven-1').build();
p.audio(whisper).visual(ticket).perception('raven-1').prompt(text).build();

// @ok every order of a prompt, a model that only sees, and what it sees
p.prompt(text).perception('raven-0').visual(ticket).build();
p.prompt(text).visual(ticket).perception('raven-0').build();
p.perception('raven-0').prompt(text).visual(ticket).build();
p.perception('raven-0').visual(ticket).prompt(text).build();
p.visual(ticket).prompt(text).perception('raven-0').build();
p.visual(ticket).perception('raven-0').prompt(text).build();

// @ok every order of a prompt and of what speaks, hears and thinks
p.prompt(text).llm('tavus-gpt-oss').tts('cartesia').stt('tavus-auto').build();
p.prompt(text).llm('tavus-gpt-oss').stt('tavus-auto').tts('cartesia').build();
p.prompt(text).tts('cartesia').llm('tavus-gpt-oss').stt('tavus-auto').build();
p.prompt(text).tts('cartesia').stt('tavus-auto').llm('tavus-gpt-oss').build();
p.prompt(text).stt('tavus-auto').llm('tavus-gpt-oss').tts('cartesia').build();
p.prompt(text).stt('tavus-auto').tts('cartesia').llm('tavus-gpt-oss').build();
p.llm('tavus-gpt-oss').prompt(text).tts('cartesia').stt('tavus-auto').build();
p.llm('tavus-gpt-oss').prompt(text).stt('tavus-auto').tts('cartesia').build();
p.llm('tavus-gpt-oss').tts('cartesia').prompt(text).stt('tavus-auto').build();
p.llm('tavus-gpt-oss').tts('cartesia').stt('tavus-auto').prompt(text).build();
p.llm('tavus-gpt-oss').stt('tavus-auto').prompt(text).tts('cartesia').build();
p.llm('tavus-gpt-oss').stt('tavus-auto').tts('cartesia').prompt(text).build();
p.tts('cartesia').prompt(text).llm('tavus-gpt-oss').stt('tavus-auto').build();
p.tts('cartesia').prompt(text).stt('tavus-auto').llm('tavus-gpt-oss').build();
p.tts('cartesia').llm('tavus-gpt-oss').prompt(text).stt('tavus-auto').build();
p.tts('cartesia').llm('tavus-gpt-oss').stt('tavus-auto').prompt(text).build();
p.tts('cartesia').stt('tavus-auto').prompt(text).llm('tavus-gpt-oss').build();
p.tts('cartesia').stt('tavus-auto').llm('tavus-gpt-oss').prompt(text).build();
p.stt('tavus-auto').prompt(text).llm('tavus-gpt-oss').tts('cartesia').build();
p.stt('tavus-auto').prompt(text).tts('cartesia').llm('tavus-gpt-oss').build();
p.stt('tavus-auto').llm('tavus-gpt-oss').prompt(text).tts('cartesia').build();
p.stt('tavus-auto').llm('tavus-gpt-oss').tts('cartesia').prompt(text).build();
p.stt('tavus-auto').tts('cartesia').prompt(text).llm('tavus-gpt-oss').build();
p.stt('tavus-auto').tts('cartesia').llm('tavus-gpt-oss').prompt(text).build();

// @ok every order of a prompt, a model of one's own and a sense, which needs no model named
p.prompt(text).customLlm(own).audio(whisper).build();
p.prompt(text).audio(whisper).customLlm(own).build();
p.customLlm(own).prompt(text).audio(whisper).build();
p.customLlm(own).audio(whisper).prompt(text).build();
p.audio(whisper).prompt(text).customLlm(own).build();
p.audio(whisper).customLlm(own).prompt(text).build();

// @ok every order of a demand and what it asks for
p.requires('tts', 'audio').tts('elevenlabs').audio(whisper).prompt(text).build();
p.requires('tts', 'audio').tts('elevenlabs').prompt(text).audio(whisper).build();
p.requires('tts', 'audio').audio(whisper).tts('elevenlabs').prompt(text).build();
p.requires('tts', 'audio').audio(whisper).prompt(text).tts('elevenlabs').build();
p.requires('tts', 'audio').prompt(text).tts('elevenlabs').audio(whisper).build();
p.requires('tts', 'audio').prompt(text).audio(whisper).tts('elevenlabs').build();
p.tts('elevenlabs').requires('tts', 'audio').audio(whisper).prompt(text).build();
p.tts('elevenlabs').requires('tts', 'audio').prompt(text).audio(whisper).build();
p.tts('elevenlabs').audio(whisper).requires('tts', 'audio').prompt(text).build();
p.tts('elevenlabs').audio(whisper).prompt(text).requires('tts', 'audio').build();
p.tts('elevenlabs').prompt(text).requires('tts', 'audio').audio(whisper).build();
p.tts('elevenlabs').prompt(text).audio(whisper).requires('tts', 'audio').build();
p.audio(whisper).requires('tts', 'audio').tts('elevenlabs').prompt(text).build();
p.audio(whisper).requires('tts', 'audio').prompt(text).tts('elevenlabs').build();
p.audio(whisper).tts('elevenlabs').requires('tts', 'audio').prompt(text).build();
p.audio(whisper).tts('elevenlabs').prompt(text).requires('tts', 'audio').build();
p.audio(whisper).prompt(text).requires('tts', 'audio').tts('elevenlabs').build();
p.audio(whisper).prompt(text).tts('elevenlabs').requires('tts', 'audio').build();
p.prompt(text).requires('tts', 'audio').tts('elevenlabs').audio(whisper).build();
p.prompt(text).requires('tts', 'audio').audio(whisper).tts('elevenlabs').build();
p.prompt(text).tts('elevenlabs').requires('tts', 'audio').audio(whisper).build();
p.prompt(text).tts('elevenlabs').audio(whisper).requires('tts', 'audio').build();
p.prompt(text).audio(whisper).requires('tts', 'audio').tts('elevenlabs').build();
p.prompt(text).audio(whisper).tts('elevenlabs').requires('tts', 'audio').build();

// @ok every order of echo and what it may keep
p.echo().perception('off').tts('cartesia').prompt(text).build();
p.echo().perception('off').prompt(text).tts('cartesia').build();
p.echo().tts('cartesia').perception('off').prompt(text).build();
p.echo().tts('cartesia').prompt(text).perception('off').build();
p.echo().prompt(text).perception('off').tts('cartesia').build();
p.echo().prompt(text).tts('cartesia').perception('off').build();
p.perception('off').echo().tts('cartesia').prompt(text).build();
p.perception('off').echo().prompt(text).tts('cartesia').build();
p.perception('off').tts('cartesia').echo().prompt(text).build();
p.perception('off').tts('cartesia').prompt(text).echo().build();
p.perception('off').prompt(text).echo().tts('cartesia').build();
p.perception('off').prompt(text).tts('cartesia').echo().build();
p.tts('cartesia').echo().perception('off').prompt(text).build();
p.tts('cartesia').echo().prompt(text).perception('off').build();
p.tts('cartesia').perception('off').echo().prompt(text).build();
p.tts('cartesia').perception('off').prompt(text).echo().build();
p.tts('cartesia').prompt(text).echo().perception('off').build();
p.tts('cartesia').prompt(text).perception('off').echo().build();
p.prompt(text).echo().perception('off').tts('cartesia').build();
p.prompt(text).echo().tts('cartesia').perception('off').build();
p.prompt(text).perception('off').echo().tts('cartesia').build();
p.prompt(text).perception('off').tts('cartesia').echo().build();
p.prompt(text).tts('cartesia').echo().perception('off').build();
p.prompt(text).tts('cartesia').perception('off').echo().build();

// @ok every order of echo and its demands
p.echo().requires('tts').tts('cartesia').create();
p.echo().tts('cartesia').requires('tts').create();
p.requires('tts').echo().tts('cartesia').create();
p.requires('tts').tts('cartesia').echo().create();
p.tts('cartesia').echo().requires('tts').create();
p.tts('cartesia').requires('tts').echo().create();

// @ok a model that is named again mends what came before
p.prompt(text).perception('raven-0').audio(whisper).perception('raven-1').build();
p.prompt(text).perception('off').visual(ticket).perception('raven-0').build();

// @ok full takes back echo, wherever the senses stand
p.audio(whisper).echo().full().prompt(text).build();
p.echo().stt('tavus-auto').prompt(text).full().build();
p.full().echo().build();
