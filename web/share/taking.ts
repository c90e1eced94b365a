/** Files come while the form is filled in, and others while these are read. */
import { withoutFile } from './choices.ts';
import { asOne, type FileParts, filesOf, isProblem, readFiles } from './file.ts';
import type { Draft, EntryProblem } from './state.ts';

export interface Form {
  /** What is entered on the form that is on show; undefined where there is none. */
  draft(): Draft | undefined;
  show(draft: Draft, problem?: EntryProblem): void;
}

/** Adds files to those of the form, in the order in which they came. */
export function createTaking(parts: FileParts, form: Form) {
  let waiting: (readonly File[])[] = [];

  const chosenWith = async (list: readonly File[]) => {
    const there = () => filesOf(form.draft() ?? {});
    const read = await readFiles(list, there(), parts);
    return isProblem(read) ? read : asOne([...there(), ...read], parts);
  };
  const takeAll = async () => {
    const mine = waiting;
    let problem: EntryProblem | undefined;
    for (let list = mine[0]; list; list = mine[0]) {
      const chosen = await chosenWith(list).catch(() => 'file_unreadable' as const);
      if (mine !== waiting) return;
      mine.shift();
      const draft = form.draft();
      if (!draft) continue;
      if (isProblem(chosen)) problem = chosen;
      form.show(isProblem(chosen) ? draft : { ...withoutFile(draft), ...chosen }, problem);
    }
  };
  return {
    take(files: FileList): void {
      waiting.push([...files]);
      if (waiting.length === 1) void takeAll();
    },
    isTaking: () => waiting.length > 0,
    /** The page is left: what is still read is nobody's. */
    forget(): void {
      waiting = [];
    },
  };
}
