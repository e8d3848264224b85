/** The panel's style, in the order in which its sheets build on each other. */
import laterTokens from './later-tokens.css?inline';
import frame from './panel/frame.css?inline';
import controls from './panel/controls.css?inline';
import lists from './panel/lists.css?inline';
import notes from './panel/notes.css?inline';
import preview from './panel/preview.css?inline';
import conversation from './panel/conversation.css?inline';
import writing from './panel/writing.css?inline';
import contrast from './panel/contrast.css?inline';

export const panelCss = laterTokens + frame + controls + lists + notes + preview + conversation + writing + contrast;
