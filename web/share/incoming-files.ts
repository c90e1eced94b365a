/** Files that come to the page from outside: whichever part of it they meet, they are the form's. */

/** An event of the form, with the files. */
export const incomingFiles = 'incoming-files';

/** A file that misses the form must not take the page's place. @param form '' while there is none. */
export function passFilesOn(form: () => HTMLElement | null): void {
  const mark = (over: boolean) => form()?.classList.toggle('drop', over);
  const give = (files: FileList | undefined) => {
    if (files?.length) form()?.dispatchEvent(new CustomEvent(incomingFiles, { detail: files }));
  };
  addEventListener('dragover', (event) => {
    event.preventDefault();
    if (event.dataTransfer?.types.includes('Files')) mark(true);
  });
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) mark(false); // it has left the window
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    mark(false);
    give(event.dataTransfer?.files);
  });
  addEventListener('paste', (event) => {
    const { clipboardData: pasted, target } = event;
    if (!pasted?.files.length) return;
    // Cells of a table and words of a document come with a picture of themselves, a file with its name.
    const text = pasted.getData('text/plain');
    const isTyping = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
    if (isTyping && text !== '' && text !== pasted.files[0]?.name) return;
    event.preventDefault();
    give(pasted.files);
  });
}
