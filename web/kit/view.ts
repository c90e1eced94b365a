/** What one state looks like. */
export interface View {
  readonly nodes: readonly Node[];
  /** Read out once; '' where the focused element says it all. */
  readonly announcement: string;
  /** Read out instead where nothing takes the focus: what the focused element would have said, too. */
  readonly unfocused?: string;
  /** Takes what the screen is told to say. */
  readonly outcome?: HTMLElement;
  /** Takes the focus if the view before this one had it. */
  readonly focus?: HTMLElement;
  /** Where a page has just come up and nothing has the focus: what takes it. */
  readonly autofocus?: HTMLElement;
  /** Its top is what is to be seen first, wherever the focus goes. */
  readonly fromTop?: true;
  /** Takes the focus in any case: the person is in the middle of typing here. */
  readonly refocus?: HTMLInputElement | HTMLTextAreaElement;
  /** Called each second while the view is on show. */
  readonly tick?: () => void;
}
