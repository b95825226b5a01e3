import { RecordSection } from '../records/record-section.tsx';
import { MdfChainView } from './mdf-chain-view.tsx';

/** Funds first: where the money is, then what was asked and claimed, then what it went into. */
export const MarketingTab = () => (
  <>
    <RecordSection kind="mdf_allocation" lead={(_, inHand) => (inHand ? <MdfChainView allocation={inHand} /> : null)} />
    <RecordSection kind="mdf_request" />
    <RecordSection kind="campaign" />
    <RecordSection kind="asset" />
  </>
);
