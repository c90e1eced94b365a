/** How much work a call is, counted and not timed: the same on every machine, however busy it is. */
import { Session } from 'node:inspector/promises';

export interface StepCounter {
  /** Counts how often blocks of the sources that have this in their path ran, and the characters that the engine's searches passed. */
  count(work: () => void): Promise<number>;
  stop(): void;
}

export async function countSteps(path: string): Promise<StepCounter> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    async count(work) {
      await session.post('Profiler.takePreciseCoverage'); // starts again from nought
      const searched = charsSearched(work);
      const { result } = await session.post('Profiler.takePreciseCoverage');
      // The first of each function counts its calls, less those that the engine has put in line.
      const blocks = result
        .filter(({ url }) => url.includes(path))
        .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.slice(1).map(({ count }) => count)));
      return blocks.reduce((all, count) => all + count, searched);
    },
    stop: () => session.disconnect(),
  };
}

function charsSearched(work: () => void): number {
  const { exec } = RegExp.prototype;
  const { indexOf, includes } = String.prototype;
  const { parse } = JSON;
  let chars = 0;
  RegExp.prototype.exec = function (text) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = exec.call(this, text);
    chars += (match ? match.index + match[0].length : text.length) - from;
    return match;
  };
  String.prototype.indexOf = function (what, from = 0) {
    const at = indexOf.call(this, what, from);
    chars += (at < 0 ? this.length : at) - from;
    return at;
  };
  String.prototype.includes = function (what, from = 0) {
    chars += this.length - from;
    return includes.call(this, what, from);
  };
  JSON.parse = (text, reviver) => {
    chars += text.length;
    return parse(text, reviver);
  };
  try {
    work();
  } finally {
    RegExp.prototype.exec = exec;
    Object.assign(String.prototype, { indexOf, includes });
    JSON.parse = parse;
  }
  return chars;
}
