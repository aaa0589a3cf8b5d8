import { persona } from 'tavus-persona';

const chosenLater: string = 'tavus-auto';

// @error 'tavus-otto' :: Argument of type '"tavus-otto"' is not assignable :: "tavus-auto" :: "tavus-whisper" :: Unlisted
persona().stt('tavus-otto');

// @error chosenLater :: Argument of type 'string' is not assignable :: "tavus-auto" :: "tavus-soniox" :: Unlisted
persona().stt(chosenLater);

// @error hotwords :: Type 'string[]' is not assignable to type 'string
persona().stt('tavus-auto', { hotwords: ['Zeilinger', 'Huth'] });

// @error hotword :: 'hotword' does not exist in type 'SttOptions'. Did you mean to write 'hotwords'?
persona().stt('tavus-auto', { hotword: 'Zeilinger' });
