/** A sub-type that is written as a code, such as REGIONAL or TWO_TIER, in words; what people wrote themselves, and short forms such as DMR, stay. */
export const subTypeWords = (subType: string): string =>
  /^[A-Z]{5,}$|^[A-Z]+(?:_[A-Z]+)+$/.test(subType) ? `${subType.charAt(0)}${subType.slice(1).toLowerCase().replaceAll('_', ' ')}` : subType;
