import { Extension } from '@tiptap/core';
import Collaboration, { isChangeOrigin } from '@tiptap/extension-collaboration';
import { Plugin } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import type * as Y from 'yjs';
import { longestNote, noteField } from '#shared/api/notes.ts';

/** The addresses that a note may lead to. */
const protocols: ReadonlySet<string> = new Set(['https:', 'mailto:']);
export const isAllowedLink = (address: string): boolean => protocols.has(URL.parse(address)?.protocol ?? '');

/** Keeps a note as short as one message to the server can carry; what others wrote always comes in. */
const Limit = Extension.create({
  name: 'limit',
  addProseMirrorPlugins: () => [
    new Plugin({
      filterTransaction: (transaction, { doc }) =>
        !transaction.docChanged ||
        isChangeOrigin(transaction) ||
        transaction.doc.content.size <= longestNote ||
        transaction.doc.content.size <= doc.content.size,
    }),
  ],
});

/** What a note can hold: words, their form, links that lead to the web or to a mail. Nothing else of what is pasted comes in. */
export const noteExtensions = (document: Y.Doc) => [
  StarterKit.configure({
    // the text as Yjs keeps it has its own way back
    undoRedo: false,
    // would write into a note that somebody only reads
    trailingNode: false,
    heading: { levels: [2, 3] },
    link: {
      openOnClick: false,
      defaultProtocol: 'https',
      isAllowedUri: isAllowedLink,
      HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank' },
    },
  }),
  Collaboration.configure({ document, field: noteField }),
  Limit,
];
