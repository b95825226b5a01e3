/** The words for each kind of record of this place and its fields. */
export const alliancesRecordTexts = {
  listing: {
    one: 'Listing',
    many: 'Listings',
    fields: { title: 'Listing', category: 'Category', state: 'State', publishedOn: 'Published' },
  },
  listing_adoption: {
    one: 'Adoption',
    many: 'Adoptions',
    fields: {
      listing: 'Listing',
      adopter: 'Adopter',
      adopterPartner: 'Adopting partner',
      adoptedOn: 'Adopted',
      deal: 'Deal',
      revenue: 'Revenue',
    },
  },
  joint_solution: {
    one: 'Joint solution',
    many: 'Joint solutions',
    fields: {
      name: 'Solution',
      description: 'Description',
      market: 'Target market',
      state: 'State',
      startedOn: 'Started',
      launchedOn: 'Launched',
      vendorInvestment: 'Our investment',
      partnerInvestment: 'Their investment',
    },
  },
  joint_milestone: {
    one: 'Joint milestone',
    many: 'Joint milestones',
    fields: { solution: 'Solution', title: 'Milestone', side: 'Side', dueOn: 'Due', doneOn: 'Done' },
  },
  joint_opportunity: {
    one: 'Joint opportunity',
    many: 'Joint opportunities',
    fields: {
      solution: 'Solution',
      customer: 'Customer',
      openedOn: 'Opened',
      amount: 'Amount',
      deal: 'Deal',
      state: 'State',
      closedOn: 'Closed',
    },
  },
} as const;
