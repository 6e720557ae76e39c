// The tag in JSX, for React 19 and newer. Nothing of it is run:
// import type {} from 'indicator-charts/react';

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { IndicatorChart } from './element.js';

/** What the events of a chart carry. */
export interface ChartDetail {
  /** id of the chart */
  chart: string | null;
  /** the figure, its facts and its sentence; `null` when it ends */
  datum: Record<string, unknown> | null;
  /** of chart-state: what the reader made of the chart */
  state?: Record<string, unknown>;
  code?: string;
  path?: string;
  message?: string;
}

type Heard = (event: CustomEvent<ChartDetail>) => void;

export interface ChartProps extends HTMLAttributes<IndicatorChart> {
  src?: string;
  chart?: string;
  /** selector of the text to link with */
  article?: string;
  theme?: 'auto' | 'light' | 'dark';
  /** the indicator document, instead of `src` */
  document?: unknown;
  'onchart-ready'?: Heard;
  'onchart-hover'?: Heard;
  'onchart-select'?: Heard;
  'onchart-state'?: Heard;
  'onchart-error'?: Heard;
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'indicator-chart': DetailedHTMLProps<ChartProps, IndicatorChart>;
    }
  }
}
