import type { RecordPlace } from '#shared/domain/records/record-kind.ts';
import { recordKinds, type RecordKey } from '#shared/domain/records/record-kinds.ts';
import { childKindOf } from './records/child-kinds.ts';
import { RecordSection } from './records/record-section.tsx';

const children: ReadonlySet<RecordKey> = new Set(recordKinds.flatMap(({ key }) => childKindOf(key) ?? []));

/** The kinds of a place that stand on their own, in their order. */
export const kindsOf = (place: RecordPlace): RecordKey[] =>
  recordKinds.filter((kind) => kind.place === place && !children.has(kind.key)).map(({ key }) => key);

/** Every list of a place, one below the other. */
export const PlaceTab = ({ place }: { place: RecordPlace }) => kindsOf(place).map((kind) => <RecordSection key={kind} kind={kind} />);
