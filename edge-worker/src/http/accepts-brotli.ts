/**
 * Whether a client takes an answer in Brotli.
 *
 * acceptEncoding  the header as anyone sent it: each byte is looked at a fixed number of times.
 */
export function acceptsBrotli(acceptEncoding: string): boolean {
  return acceptEncoding.split(',').some((entry) => {
    const [coding, ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase());
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    return coding === 'br' && (weight === undefined || Number(weight.slice(2)) > 0);
  });
}
