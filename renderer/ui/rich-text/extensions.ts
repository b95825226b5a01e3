import { Extension } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { isAllowedLink } from '#shared/rich-text/model.ts';

/** How deep lists may stand in each other. */
const deepest = 2;

/** Keys of the editor besides those that its parts bring. `onLink` asks for an address. */
const Keys = Extension.create<{ onLink(): void }>({
  name: 'richTextKeys',
  // before the keys of lists
  priority: 1000,
  addOptions: () => ({ onLink: () => undefined }),
  addKeyboardShortcuts() {
    const { editor, options } = this;
    return {
      // with nothing chosen the key is left to the app
      'Mod-k': () => {
        if (editor.state.selection.empty && !editor.isActive('link')) return false;
        options.onLink();
        return true;
      },
      Tab: () => {
        const { $from } = editor.state.selection;
        const lists = Array.from({ length: $from.depth + 1 }, (_, depth) => $from.node(depth)).filter(
          ({ type }) => type.name === 'listItem',
        );
        // nothing deeper, and the focus stays where the list is
        return lists.length >= deepest;
      },
    };
  },
});

/** What a text of a document can hold: the forms that its Markdown knows, and no other. */
export const richTextExtensions = (onLink: () => void) => [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    underline: false,
    trailingNode: false,
    heading: { levels: [3] },
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      isAllowedUri: isAllowedLink,
      HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
    },
  }),
  Keys.configure({ onLink }),
];
