/** docs/bench.svg: the ratios of one run as bars. */
import type { Group } from './rounds.ts';

const width = 760;
const margin = 16;
const barLeft = 290;
const barWidth = 320;
const rowHeight = 20;
const titleHeight = 38;

const style = `
.ground { fill: #ffffff }
text { font: 13px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600 }
.peer { fill: #8c959f }
.ours { fill: #0b7261 }
@media (prefers-color-scheme: dark) {
  .ground { fill: #0d1117 }
  text { fill: #e6edf3 }
  .peer { fill: #6e7681 }
  .ours { fill: #3fb99b }
}`;

export function drawChart(groups: readonly Group[]): string {
  let y = 30;
  const parts = [
    text(margin, y, 'Time or bytes against sharelink, the first of each, which is 1: less is better', 'title'),
  ];
  for (const { title, rows } of groups) {
    y += titleHeight;
    parts.push(text(margin, y, title, 'title'));
    const longest = Math.max(...rows.map(({ ratio }) => ratio));
    for (const { name, ratio, spread } of rows) {
      y += rowHeight;
      const figure = ratio.toFixed(2);
      const length = (ratio / longest) * barWidth;
      parts.push(
        text(margin, y, name),
        `<rect class="${name.startsWith('sharelink') ? 'ours' : 'peer'}" x="${barLeft}" y="${y - 11}" ` +
          `width="${length.toFixed(1)}" height="13"/>`,
        text(
          barLeft + length + 8,
          y,
          spread === undefined ? figure : `${figure}, spread ${(spread * 100).toFixed(0)} %`,
        ),
      );
    }
  }
  const height = y + margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title>sharelink beside others</title>
<style>${style}
</style>
<rect class="ground" width="${width}" height="${height}"/>
${parts.join('\n')}
</svg>
`;
}

function text(x: number, y: number, content: string, name?: string): string {
  const attribute = name ? ` class="${name}"` : '';
  return `<text${attribute} x="${x.toFixed(1)}" y="${y}">${content}</text>`;
}
