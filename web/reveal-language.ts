import { loadLanguage } from 'sharelink:assets';
import { allFailures } from '../wasm/describe.ts';
import type { LanguageTag } from './languages/plural-forms.ts';
import type { FirstSentences } from './languages/sentences.ts';

/**
 * Loads what the reveal page says from the start; the rest when it is first needed, and from then on with each language.
 *
 * @throws where it does not load.
 */
export function createLanguageLoader(): (language: LanguageTag) => Promise<FirstSentences> {
  let isComplete = false;
  return async (language) => {
    const { common, reveal, loadLater } = await loadLanguage(language);
    const sentences: FirstSentences = {
      ...common,
      ...reveal,
      async complete() {
        isComplete = true;
        const { later, laterFailures } = await loadLater();
        return Object.assign(sentences, later, { failures: allFailures(common.failures, laterFailures) });
      },
    };
    return isComplete ? sentences.complete() : sentences;
  };
}
