/** The parts of the page of a partner, from top to bottom. */
export const partnerSections = ['scorecard', 'pipeline', 'quarters', 'deals', 'commitments', 'contacts', 'qbrs', 'history'] as const;
export type PartnerSection = (typeof partnerSections)[number];

/** True for the name of a section, as an address may hold it. */
export const isPartnerSection = (text: string | undefined): text is PartnerSection =>
  (partnerSections as readonly string[]).includes(text ?? '');

/** What "new" means in a section; sections that only show add a deal, which is what a partner page is mostly about. */
export const addedIn = (section: PartnerSection): 'deal' | 'contact' | 'commitment' =>
  section === 'contacts' ? 'contact' : section === 'commitments' || section === 'qbrs' ? 'commitment' : 'deal';
