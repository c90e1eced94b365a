/** Bun's fetch, as sent, without what it prints. */
const { fetch: bunFetch } = globalThis;

export const quietFetch: typeof fetch = async (input, init) => {
  // What Bun fails to decode, it prints.
  const answer = await bunFetch(input, { ...init, decompress: false } as RequestInit);
  if (!answer.body) return answer;
  const { status, statusText, headers } = answer;
  return new Response(quiet(answer.body), { status, statusText, headers });
};

/** Breaks off without a reason: Bun's server prints the reason, which holds the URL. */
function quiet(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch {
        controller.error();
      }
    },
    cancel: () => reader.cancel().catch(() => {}),
  });
}
