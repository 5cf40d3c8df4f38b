import { useRef } from 'react';
import { BarChart } from '../../charts/bar-chart';
import { type Bars, widthsFor } from '../../charts/bar-layout';
import { scaleOf, useRowHeight, useWidth } from '../../records/list/grid-size';
import classes from './statistics.module.css';

/** Room at both sides of the bars, CSS px at normal text size. */
const PADDING = 24;

/** The chart beside the table, as wide as the table leaves it. */
export function Chart({ bars }: { readonly bars: Bars | null }) {
  const pane = useRef<HTMLElement>(null);
  const scale = scaleOf(useRowHeight(pane));
  const room = useWidth(pane) / scale - PADDING;
  return (
    <figure className={classes.chart}>
      <figcaption className={classes.caption}>{bars?.title}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by arrow keys */}
      <section ref={pane} className={classes.bars} tabIndex={0} aria-label="统计图">
        {bars === null || bars.bars.length === 0 ? (
          <p className={classes.soft}>统计期内没有记录。</p>
        ) : (
          <BarChart {...bars} widths={widthsFor(room)} />
        )}
      </section>
    </figure>
  );
}
