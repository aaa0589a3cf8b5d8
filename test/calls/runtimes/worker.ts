import { answerTo } from './outcomes.ts';

/** A Cloudflare worker. */
export default {
  async fetch(request: Request): Promise<Response> {
    return new Response(await answerTo(JSON.parse(await request.text())));
  },
};
