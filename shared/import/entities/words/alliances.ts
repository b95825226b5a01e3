import type { KindWords } from './kind-words.ts';

/** Marketplace listings and their adoption; solutions built together, their milestones and opportunities. */
export const alliancesWords = {
  listing: {
    files: ['listings', 'listing', 'marketplace', 'marketplace listings', 'integrations', 'app store'],
    number: ['listing id', 'app id'],
    headers: {
      title: ['listing name', 'listing title', 'app', 'app name', 'integration', 'integration name', 'offer', 'offer name'],
      category: ['listing category', 'app category', 'marketplace category'],
      state: ['listing status', 'publication status'],
      publishedOn: ['published on', 'publication date', 'publish date', 'listed on', 'live since'],
    },
    choices: {
      state: {
        draft: ['in preparation', 'new'],
        certified: ['validated', 'approved', 'tested'],
        published: ['live', 'listed', 'active'],
        withdrawn: ['delisted', 'removed', 'retired'],
      },
    },
  },
  listing_adoption: {
    files: ['adoptions', 'adoption', 'listing adoptions', 'marketplace orders', 'installs', 'installations'],
    number: ['adoption id', 'marketplace order id', 'install id'],
    headers: {
      listing: ['listing id', 'listing name', 'app', 'app name', 'integration', 'offer'],
      adopter: ['adopted by', 'installed by', 'subscriber', 'customer', 'customer name', 'end customer'],
      adopterPartner: ['adopting partner', 'installed by partner', 'reselling partner', 'adopter partner'],
      adoptedOn: ['adopted on', 'adoption date', 'installed on', 'install date', 'subscribed on'],
      revenue: ['marketplace revenue', 'order value', 'gross revenue', 'adoption revenue'],
    },
  },
  joint_solution: {
    files: ['joint solutions', 'joint solution', 'solutions', 'alliance solutions'],
    number: ['solution id', 'joint solution id'],
    headers: {
      name: ['solution name', 'joint solution', 'joint solution name', 'joint offering'],
      description: ['solution description', 'value proposition'],
      market: ['market', 'target segment', 'industry focus'],
      state: ['solution status', 'solution stage'],
      launchedOn: ['launched on', 'launch date', 'go to market date'],
      vendorInvestment: ['vendor investment', 'we invest', 'investment ours', 'vendor spend'],
      partnerInvestment: ['partner investment', 'they invest', 'investment theirs', 'partner spend'],
    },
    choices: {
      state: {
        proposed: ['idea', 'planned', 'concept'],
        building: ['in development', 'development', 'in build', 'in progress'],
        launched: ['live', 'in market', 'released'],
        ended: ['retired', 'stopped'],
      },
    },
  },
  joint_milestone: {
    files: ['joint milestones', 'joint milestone', 'alliance milestones', 'solution milestones'],
    headers: {
      solution: ['joint solution', 'solution name', 'joint solution name', 'solution id'],
      title: ['milestone name', 'milestone title', 'joint milestone', 'deliverable'],
    },
  },
  joint_opportunity: {
    files: ['joint opportunities', 'joint opportunity', 'co sell', 'cosell', 'co selling', 'joint pipeline'],
    number: ['joint opportunity id', 'co sell id', 'cosell id'],
    headers: {
      solution: ['joint solution', 'solution name', 'joint solution name', 'solution id'],
      openedOn: ['opened on', 'open date', 'date opened', 'shared on'],
      amount: ['joint amount', 'joint value', 'opportunity value'],
      state: ['opportunity status', 'co sell status'],
    },
  },
} as const satisfies Record<string, KindWords>;
