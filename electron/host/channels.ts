/** The names of the messages between main and the preload script. */
export const channels = {
  /** The page asks for its port to the core. */
  connect: 'core:connect',
  /** Main hands it over; without a port, the core is gone for good. */
  port: 'core:port',
  /** Main tells the page something of its own: a menu command. */
  event: 'host:event',
} as const;

/** The one origin that pages of this app have. */
export const pageScheme = 'app';
export const pageHost = 'quarterdeck';
export const pageUrl = `${pageScheme}://${pageHost}/`;

/** True for an address of our own page, and for nothing else that looks like one. */
export const isPageUrl = (address: string): boolean => {
  const url = URL.parse(address);
  return url?.protocol === `${pageScheme}:` && url.host === pageHost && url.username === '' && url.password === '';
};

/** True for the one page that our page may open in a window of its own: the audience's screen of a review. */
export const isAudienceUrl = (address: string): boolean =>
  isPageUrl(address) && URL.parse(address)?.hash.startsWith('#/audience/') === true;
