import { DOMParser, type Element } from '@xmldom/xmldom';

/** The root of a part; throws when the part is not well-formed XML. */
export const readRoot = (xml: string): Element => {
  const stop = (_: string, message: string): void => {
    throw new Error(message);
  };
  const { documentElement } = new DOMParser({ onError: stop }).parseFromString(xml, 'text/xml');
  if (!documentElement) throw new Error('no root element');
  return documentElement;
};

/** All elements below this one with that name, prefix included, in order. */
export const below = (element: Element, name: string): Element[] => [...element.getElementsByTagName(name)];
export const attribute = (element: Element | undefined, name: string): string => element?.getAttribute(name) ?? '';
export const words = (element: Element | undefined): string => element?.textContent ?? '';
