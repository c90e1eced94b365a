import { loadLanguage } from 'sharelink:assets';
import { allFailures } from '../../package/words/describe.ts';
import type { LanguageTag } from '../languages/plural-forms.ts';
import type { FirstSentences } from '../languages/sentences.ts';

/**
 * Loads what the reveal page says from the start; the rest when it is first needed, and from then on with each language.
 *
 * @throws where it does not load.
 */
export function createLanguageLoader(): (language: LanguageTag) => Promise<FirstSentences> {
  let isComplete = false;
  return async (language) => {
    const { common, reveal, loadRare } = await loadLanguage(language);
    const sentences: FirstSentences = {
      ...common,
      ...reveal,
      async complete() {
        isComplete = true;
        const { rare, rareFailures } = await loadRare();
        return Object.assign(sentences, rare, { failures: allFailures(common.failures, rareFailures) });
      },
    };
    return isComplete ? sentences.complete() : sentences;
  };
}
