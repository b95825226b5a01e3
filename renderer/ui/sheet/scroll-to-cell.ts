/** Scrolls a cell into what is free of the headings and of the columns that stay. */
export const scrollToCell = (scroller: HTMLElement, cell: HTMLElement, header: number, frozenWidth: number): void => {
  const view = scroller.getBoundingClientRect();
  const box = cell.getBoundingClientRect();
  const bottom = view.top + scroller.clientTop + scroller.clientHeight;
  const right = view.left + scroller.clientLeft + scroller.clientWidth;
  const up = Math.min(0, box.top - (view.top + header));
  const over = Math.min(0, box.left - (view.left + frozenWidth));
  scroller.scrollTop += up < 0 ? up : Math.max(0, box.bottom - bottom);
  if (cell.dataset['frozen'] === undefined) scroller.scrollLeft += over < 0 ? over : Math.max(0, box.right - right);
};
