/** What of the help is on screen. */
export type HelpPage =
  | { section: string }
  | { article: string; /** It was offered while a report was being written. */ instead?: true }
  /** The entries below one of the menu; null: those at the top. */
  | { menu: string | null }
  | { announcement: string };
