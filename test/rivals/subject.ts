/** What a page of each subject leaves in its `globalThis`, so that one harness drives them all. */
export interface SubjectPage {
  /** Hands over one text; true when it was confirmed. */
  keep(text: string): Promise<boolean>;
  /** The network may be back: sends what waits, as the library does by itself or lets its user ask for. */
  flush(): void;
}

export interface SubjectWindow {
  subject?: SubjectPage;
}
