import type { Story } from './story.ts';
import { resale } from './stories/resale.ts';
import { services } from './stories/services.ts';
import { wholesaleAndReferral } from './stories/wholesale-and-referral.ts';
import { softwareAndAlliances } from './stories/software-and-alliances.ts';

/** All partners of the sample. */
export const stories: readonly Story[] = [...resale, ...services, ...wholesaleAndReferral, ...softwareAndAlliances];
