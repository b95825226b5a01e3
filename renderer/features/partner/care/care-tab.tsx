import { RecordSection } from '../records/record-section.tsx';

/** How the relationship is looked after: talks, sponsors, support, papers, and what changed in its standing. */
export const CareTab = () => (
  <>
    <RecordSection kind="interaction" />
    <RecordSection kind="sponsorship" />
    <RecordSection kind="support_case" />
    <RecordSection kind="compliance_document" />
    <RecordSection kind="partner_change" />
  </>
);
