/** Why a file cannot be used as the template of a deck. Nothing is ever written in these cases. */
export const templateErrorTexts = {
  TEMPLATE_TOO_LARGE: {
    message: 'The template is larger than {most} MB. It was not opened.',
    hint: 'Compress the pictures in PowerPoint, save it again, and choose the smaller file.',
  },
  TEMPLATE_NOT_PPTX: {
    message: 'This is not a PowerPoint template: {detail}.',
    hint: 'Open it in PowerPoint, save it as PowerPoint Presentation (.pptx), and choose that file.',
  },
  TEMPLATE_MACROS: {
    message: 'The template holds macros, so it was not used.',
    hint: 'Save it as PowerPoint Presentation (.pptx), which drops the macros, and choose that file.',
  },
  TEMPLATE_DAMAGED: {
    message: 'The template is damaged: {detail}. It was left as it is.',
    hint: 'Open it in PowerPoint, let it repair the file, save it again, and choose the new file.',
  },
  TEMPLATE_UNSAFE: {
    message: 'The template was not opened, because it is not what it says it is: {detail}.',
    hint: 'Save it again from PowerPoint, and choose the new file.',
  },
  TEMPLATE_LINKED: {
    message: 'The template shows something that lies outside of it ({target}), so it was not used.',
    hint: 'Embed the linked picture, object or film in PowerPoint, save the template, and choose it again.',
  },
  TEMPLATE_NO_SLIDES: {
    message: 'No slide of the template is left: it has none, or their conditions leave all of them out.',
    hint: 'Check the {{#if}} and {{#each}} tags in the report on the template.',
  },
} as const satisfies Record<string, { message: string; hint: string }>;
