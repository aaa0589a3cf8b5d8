// A Cloudflare worker, bundled.
import * as library from 'tavus-persona';
import { answerTo } from '../answers.ts';

export default {
  async fetch(request) {
    return new Response(await answerTo(library, await request.json()));
  },
};
