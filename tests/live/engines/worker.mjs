// For Cloudflare's workerd: the question is a request's body, and the answer its response.
import { answer } from './steps.mjs';

export default {
  async fetch(request) {
    return Response.json(await answer(await request.json()));
  },
};
