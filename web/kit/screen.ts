import type { View } from './view.ts';

export interface Screen<State, Actions, Sentences> {
  show(state: State, actions: Actions): void;
  /** Announces what came of a press that changed no state, and writes it into the view: in any language, until the next state. */
  say(sentence: (sentences: Sentences) => string): void;
  announce(sentence: string): void;
}

export interface SpeakingScreen<State, Actions, Sentences> extends Screen<State, Actions, Sentences> {
  /** Says everything in this language from now on; what is typed stays. Before the first one nothing is shown. */
  speak(sentences: Sentences): void;
}

/**
 * Shows one state at a time.
 *
 * root    focusable by script (tabindex -1).
 * status  the page's only live region.
 * onView  told the heading of each view.
 */
export function createScreen<State, Actions, Sentences>(
  root: HTMLElement,
  status: HTMLElement,
  viewOf: (state: State, actions: Actions, sentences: Sentences) => View | Promise<View>,
  onView?: (heading: string) => void,
): SpeakingScreen<State, Actions, Sentences> {
  let ticking: ReturnType<typeof setInterval> | undefined;
  let shown: { readonly state: State; readonly actions: Actions } | undefined;
  let language: Sentences | undefined;
  let outcome: HTMLElement | undefined;
  let said: ((sentences: Sentences) => string) | undefined;
  let asked: View | Promise<View> | undefined;

  const announce = createAnnouncer(status);

  const write = (sentences: Sentences) => {
    const sentence = said?.(sentences) ?? '';
    if (outcome) outcome.textContent = sentence;
    return sentence;
  };

  const put = (view: View, sentences: Sentences, focused: boolean) => {
    clearInterval(ticking);
    outcome = view.outcome;
    write(sentences);
    root.replaceChildren(...view.nodes);
    if (view.tick) ticking = setInterval(view.tick, 1000);
    announce((!focused && view.unfocused) || view.announcement);
    onView?.(root.querySelector('h1')?.textContent ?? '');
  };

  /** A view that is loaded on demand comes later, unless another one was asked for meanwhile. */
  const whenThere = (view: View | Promise<View>, show: (view: View) => void) => {
    asked = view;
    if (!(view instanceof Promise)) show(view);
    else void view.then((found) => asked === view && show(found));
  };

  return {
    announce,
    say(sentence) {
      said = sentence;
      if (language) announce(write(language));
    },
    show(state, actions) {
      shown = { state, actions };
      said = undefined;
      const sentences = language;
      if (!sentences) return;
      whenThere(viewOf(state, actions, sentences), (view) => {
        const focused = focusedIn(root);
        put(view, sentences, focused !== undefined);
        moveFocus(root, view, focused);
      });
    },
    speak(sentences) {
      language = sentences;
      if (!shown) return;
      whenThere(viewOf(shown.state, shown.actions, sentences), (view) => {
        const typed = typedInto(root);
        const focused = focusedIn(root);
        put(view, sentences, focused !== undefined);
        // An app changes the language of an element while its reader is in the middle of it.
        if (focused) (fieldsOf(root).find(({ id }) => id === focused.id) ?? view.focus ?? root).focus();
        typeAgain(root, typed);
      });
    },
  };
}

/** Says sentences in a page's live region, each in place of the one before. */
function createAnnouncer(status: HTMLElement): (sentence: string) => void {
  let speaking: ReturnType<typeof setTimeout> | undefined;
  return (sentence) => {
    clearTimeout(speaking);
    status.textContent = '';
    // Screen readers notice a change between two moments only: a sentence that follows itself would stay unsaid.
    speaking = setTimeout(() => {
      status.textContent = sentence;
    }, 100);
  };
}

/** Puts the focus where the view of a new state wants it; `before` had it in the view before. */
function moveFocus(root: HTMLElement, view: View, before: Element | undefined): void {
  // Without this a keyboard would start over at the top of the page.
  if (isPageWithoutFocus(root)) view.autofocus?.focus();
  if (before) (view.focus ?? root).focus({ preventScroll: view.fromTop === true });
  if (view.fromTop) root.scrollIntoView({ block: 'start' });
  view.refocus?.focus();
  view.refocus?.select();
}

type Typed = readonly { readonly id: string; readonly value: string }[];

function typedInto(root: HTMLElement): Typed {
  return fieldsOf(root).map(({ id, value }) => ({ id, value }));
}

function typeAgain(root: HTMLElement, typed: Typed): void {
  for (const field of fieldsOf(root)) {
    const before = typed.find(({ id }) => id === field.id);
    if (!before || before.value === field.value) continue;
    field.value = before.value;
    field.dispatchEvent(new Event('input'));
  }
}

function focusedIn(root: HTMLElement): Element | undefined {
  const { activeElement } = root.getRootNode() as Document | ShadowRoot;
  return activeElement && root.contains(activeElement) ? activeElement : undefined;
}

/** An element in an app leaves the focus where the app has it. */
function isPageWithoutFocus(root: HTMLElement): boolean {
  return root.getRootNode() === document && document.activeElement === document.body;
}

function fieldsOf(root: HTMLElement) {
  return [
    ...root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
      ':is(input, textarea, select)[id]',
    ),
  ];
}

export function findById(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
