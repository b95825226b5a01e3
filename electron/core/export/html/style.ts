import { dateText } from '#shared/documents/format.ts';
import type { Document } from '#shared/documents/model.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { colors, family, margin, sizes } from '../pdf/theme.ts';
import { cssString } from './elements.ts';

/** The faces of our typeface, by the names of their files; whoever shows the page serves them in /fonts. */
export const fontFiles = [
  { file: 'Inter_400Regular.ttf', weight: 400, style: 'normal' },
  { file: 'Inter_400Regular_Italic.ttf', weight: 400, style: 'italic' },
  { file: 'Inter_600SemiBold.ttf', weight: 600, style: 'normal' },
  { file: 'Inter_600SemiBold_Italic.ttf', weight: 600, style: 'italic' },
] as const;

const faces = fontFiles
  .map(({ file, weight, style }) => `@font-face{font-family:${family};font-weight:${weight};font-style:${style};src:url("/fonts/${file}")}`)
  .join('\n');

/** "Page 3 of 7" with the counters of the page in the place of the numbers. */
const pageNumber = (document: Document): string =>
  wordsOf(document.language)('pageOf', { page: '\u0001', pages: '\u0002' })
    .split(/([\u0001\u0002])/)
    .filter(Boolean)
    .map((part) => (part === '\u0001' ? 'counter(page)' : part === '\u0002' ? 'counter(pages)' : cssString(part)))
    .join(' ');

const footer = (document: Document): string => {
  const asOf = wordsOf(document.language)('asOf', { date: dateText(document.asOf, document.language) });
  const partner = document.partner && !document.title.includes(document.partner) ? document.partner : null;
  return cssString([document.title, partner, asOf, document.footer].filter(Boolean).join('  ·  '));
};

const pageRule = (document: Document): string => {
  const small = `font:${sizes.footer}pt ${family};color:${colors.muted};vertical-align:top;padding-top:14pt`;
  return `@page{size:${document.pageSize};margin:${margin.top}pt ${margin.x}pt 58pt;
@bottom-left{content:${footer(document)};${small};text-align:left;width:82%}
@bottom-right{content:${pageNumber(document)};${small};text-align:right;width:18%}}`;
};

const rules = `
*{box-sizing:border-box}
html{font:${sizes.body}pt/1.42 ${family},sans-serif;color:${colors.text}}
body{margin:0;overflow-wrap:anywhere}
h1,h2,h3,h4,p,ul,ol,dl,dd,figure{margin:0}
h1,h2,h3,h4,caption,figcaption{font-weight:600;line-height:1.42;break-after:avoid;text-align:left}
h1{font-size:24pt}h2{font-size:${sizes.title}pt;margin:22pt 0 6pt}
h3,caption,figcaption{font-size:${sizes.heading}pt;margin-bottom:4pt}
h4{font-size:${sizes.body}pt}
header{border-left:4pt solid ${colors.accent};padding-left:14pt}
header p{color:${colors.muted}}header .subtitle{font-size:12pt}
header .for{color:${colors.text};font-size:11pt;font-weight:600;margin:5pt 0 4pt}
.block{margin-top:11pt}h2+.block{margin-top:0}
.note,.reason{color:${colors.muted};font-size:${sizes.small}pt}
.block>p+p{margin-top:5pt}
.commentary{border-left:2pt solid ${colors.accent};padding-left:9pt}
.commentary>*+*{margin-top:5pt}
ul,ol{padding-left:16pt}li+li,li>ul,li>ol{margin-top:2.5pt}li::marker{color:${colors.accent}}
p,li{orphans:2;widows:2}
a{color:${colors.accent}}
table{border-collapse:collapse;font-size:${sizes.table}pt;table-layout:fixed;margin-top:0}
table+table{margin-top:10pt}
th,td{padding:2.4pt 4pt;vertical-align:top;text-align:left;font-weight:400;border-bottom:.4pt solid ${colors.line}}
thead th{font-weight:600;color:${colors.muted};vertical-align:bottom;border-bottom:.8pt solid ${colors.muted}}
thead{display:table-header-group;break-after:avoid}tr,.short{break-inside:avoid}.tall{break-inside:auto}tbody tr:first-child,tbody tr:nth-child(2){break-before:avoid}
.right{text-align:right}td.right{font-feature-settings:"tnum"}.center{text-align:center}
.total th,.total td{font-weight:600;border-top:.8pt solid ${colors.muted}}
.subdued th,.subdued td,.missing{color:${colors.muted}}
.on-track{color:${colors.good}}.at-risk{color:${colors.warn}}.off-track{color:${colors.bad}}.unknown{color:${colors.muted}}
.good{color:${colors.good};font-weight:600}.bad{color:${colors.bad};font-weight:600}.neutral{color:${colors.muted};font-weight:600}
.figures{display:flex;flex-wrap:wrap;gap:10pt 16pt;break-inside:avoid}
.figures>div{flex:1 1 110pt;border-left:1pt solid ${colors.line};padding-left:8pt;font-size:${sizes.small}pt;color:${colors.muted}}
.figures .value{font-size:16pt;font-weight:600;color:${colors.text}}.figures .value.missing{font-size:12pt;font-weight:400;color:${colors.muted}}
.definitions{margin-top:6pt;font-size:${sizes.small}pt;color:${colors.muted}}.definitions dt{font-weight:600;display:inline}.definitions dd{display:inline}
figure{break-inside:avoid}figure svg{display:block}.data{margin-top:6pt}.data caption{font-size:${sizes.small}pt;font-weight:400;color:${colors.muted};margin-bottom:1pt}
`;

/** How the hand-out looks on paper: the same sizes and colours as the other PDF. */
export const styleOf = (document: Document): string => `${faces}\n${pageRule(document)}${rules}`;
