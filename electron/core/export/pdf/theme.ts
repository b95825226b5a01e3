import { StyleSheet } from '@react-pdf/renderer';

/** Page sizes in points, and the margins of our hand-outs. */
export const paper = { A4: { width: 595.28, height: 841.89 }, Letter: { width: 612, height: 792 } } as const;
export const margin = { x: 48, top: 46, bottom: 58 } as const;

export const colors = {
  text: '#1b232c',
  muted: '#5a6672',
  line: '#d5dae0',
  accent: '#1f5fa8',
  good: '#13805f',
  warn: '#a06a00',
  bad: '#b3261e',
} as const;

export const sizes = { body: 9.5, small: 8, table: 8.5, heading: 15, subheading: 10.5 } as const;
export const family = 'Inter';

export const styles = StyleSheet.create({
  // no lineHeight here: a fixed, absolute block that inherits one (the footer) is not drawn by react-pdf 4.9
  page: {
    fontFamily: family,
    fontSize: sizes.body,

    color: colors.text,
    paddingTop: margin.top,
    paddingBottom: margin.bottom,
    paddingHorizontal: margin.x,
  },
  footer: {
    position: 'absolute',
    left: margin.x,
    right: margin.x,
    bottom: 26,
    flexDirection: 'row',
    justifyContent: 'space-between',
    gap: 16,
    fontSize: 7.5,
    color: colors.muted,
  },
  sectionTitle: { fontSize: sizes.heading, fontWeight: 600, lineHeight: 1.25, marginBottom: 8 },
  heading: { fontSize: sizes.subheading, fontWeight: 600, lineHeight: 1.3, marginBottom: 4 },
  // lineHeight counts in the fontSize of the same style, not in the inherited one
  body: { fontSize: sizes.body, lineHeight: 1.45 },
  note: { fontSize: sizes.small, lineHeight: 1.35, color: colors.muted },
});
