// Curves and traces: data over an axis.
// One of the parts that make up a report's script; see Assets.cs. They share one scope.

// ---- lines ------------------------------------------------------------------------------------------------------------------------------

// Several curves of one hue: each later one nearer to the paper.
function tones(curves, theme) {
  const seen = {};
  return curves.map((curve) => {
    const rank = seen[curve.hue] = (seen[curve.hue] === undefined ? 0 : seen[curve.hue] + 1);
    return mix(theme[curve.hue], theme.paper, [0, 0.4, 0.62, 0.25, 0.52, 0.72][rank % 6]);
  });
}

function mix(from, to, share) {
  const channel = (colour, at) => parseInt(colour.slice(at, at + 2), 16);
  return '#' + [1, 3, 5].map((at) => Math.round(channel(from, at) * (1 - share) + channel(to, at) * share).toString(16).padStart(2, '0')).join('');
}

function curveSeries(curve, theme, colour, extra) {
  const marks = curve.style === 'marked' || curve.style === 'marks';
  return Object.assign({
    type: 'line', name: curve.name, data: curve.x.map((x, i) => [x, curve.y[i]]), symbol: marks ? 'circle' : 'none', symbolSize: 6, showAllSymbol: true,
    lineStyle: { color: colour, width: curve.style === 'marks' ? 0 : 1.5, type: curve.style === 'dashed' ? [5, 4] : 'solid' },
    itemStyle: { color: colour }, clip: true, emphasis: { disabled: true }, connectNulls: false,
  }, extra);
}

function legend(curves, theme, left, right, width) {
  const named = curves.filter((curve) => curve.name);
  if (named.length < 2) return { lines: 0 };
  let lines = 1, used = 0;
  named.forEach((curve) => {
    const needed = textWidth(curve.name, LABEL) + 44;
    if (used + needed > width - left - right) { lines++; used = 0; }
    used += needed;
  });
  return {
    lines,
    option: {
      left, right, top: 3, padding: 0, itemWidth: 20, itemHeight: 9, itemGap: 16, selectedMode: false, align: 'left',
      textStyle: { color: theme.ink, fontSize: LABEL, fontFamily: FONT }, data: named.map((curve) => ({ name: curve.name, itemStyle: { opacity: curve.style === 'marked' || curve.style === 'marks' ? 1 : 0 } })),
    },
  };
}

// The vertical axis of a line chart, with the width that its labels take.
function vertical(spec, curves) {
  const values = curves.flatMap((curve) => curve.y).filter((value) => value !== null && (!spec.log || value > 0));
  if (spec.log) {
    const powers = values.map((value) => Math.log10(value)), low = Math.floor(Math.min(...powers)), high = Math.ceil(Math.max(...powers));
    const labels = Array.from({ length: high - low + 1 }, (_, k) => powerText(Math.pow(10, low + k)));
    return { spec: Object.assign({ low: Math.pow(10, low), high: Math.pow(10, high) }, spec), room: Math.max(...labels.map((label) => textWidth(label, LABEL))) };
  }
  const ends = [spec.low, spec.high].filter((end) => end !== undefined);
  const range = Object.assign({}, spec, roundedUp(values.concat(ends), 4));
  return { spec: range, room: labelRoom(range.ticks || []) };
}

function lines(spec, width, theme) {
  const y = vertical(spec.y, spec.curves);
  const left = Math.ceil(y.room) + 36, right = 22;
  const names = legend(spec.curves, theme, left, right, width);
  const top = 12 + 22 * names.lines, colours = tones(spec.curves, theme);
  const plot = Math.max(190, Math.min(320, width * 0.5)), across = width - left - right;
  const given = spec.x.low !== undefined && spec.x.high !== undefined;
  const x = spec.x.log ? spec.x : Object.assign({}, spec.x, given ? exact(spec.x, across) : roundedAcross(spec.curves.flatMap((curve) => curve.x), across));
  return {
    height: top + plot + 48, renderer: 'svg',
    option: Object.assign(base(theme), {
      grid: { left, right, top, bottom: 48, outerBoundsMode: 'none' }, legend: names.option,
      tooltip: axisTooltip(theme, spec.x.title),
      xAxis: axis(theme, x, { nameGap: 28, axisPointer: pointer(theme) }),
      yAxis: axis(theme, y.spec, { nameGap: Math.ceil(y.room) + 16 }),
      series: spec.curves.map((curve, c) => curveSeries(curve, theme, colours[c])),
    }),
  };
}

// From the first to the last point, and from zero when the first is nearly there.
function dataRange(curves) {
  let low = Infinity, high = -Infinity;
  curves.forEach((curve) => curve.x.forEach((x) => { low = Math.min(low, x); high = Math.max(high, x); }));
  if (!(high > low)) return {};
  return { low: Math.abs(low) < 0.02 * (high - low) ? 0 : low, high };
}

function pointer(theme) {
  return { show: true, type: 'line', lineStyle: { color: theme.soft, width: 0.75, type: 'solid' }, label: { show: false }, triggerTooltip: true };
}

function axisTooltip(theme, xTitle) {
  return tooltip(theme, {
    trigger: 'axis',
    formatter: (items) => {
      const shown = items.filter((item) => item.seriesType === 'line' && item.value[1] !== null);
      if (shown.length === 0) return '';
      const rows = shown.map((item) => item.marker + (item.seriesName ? escape(item.seriesName) + ' ' : '') + short(item.value[1]));
      return [escape(xTitle) + ' ' + short(shown[0].value[0])].concat(rows).join('<br>');
    },
  });
}

// ---- traces: rows that share the time axis -------------------------------------------------------------------------------------------------

function traces(spec, width, theme) {
  const shared = sharedRanges(spec.rows), room = labelRoom(Object.values(shared).flatMap((range) => range.ticks));
  const levels = Math.max(0, ...spec.rows.flatMap((row) => row.levels.map((level) => textWidth(level.name, LABEL))));
  const left = room + 36, right = 18 + levels, bottom = 48, gap = 22;
  const option = Object.assign(base(theme), {
    title: [], grid: [], xAxis: [], yAxis: [], series: [], axisPointer: { link: [{ xAxisIndex: 'all' }] }, tooltip: axisTooltip(theme, spec.x.title),
  });
  const x = Object.assign({}, spec.x, exact(dataRange(spec.rows.flatMap((row) => row.curves)), width - left - right));
  let top = 4, axes = 0;
  spec.rows.forEach((row, r) => {
    const height = spec.rows.length === 1 ? 240 : row.spikes.length > 0 ? 160 : 120;
    top += row.label ? 22 : 8;
    const last = r === spec.rows.length - 1;
    if (row.label) option.title.push(heading(theme, row.label, left, top - 22, {}));
    option.grid.push({ left, right, top, height, outerBoundsMode: 'none' });
    option.xAxis.push(axis(theme, last ? x : Object.assign({}, x, { title: '' }), Object.assign({ gridIndex: r, nameGap: 28, axisPointer: pointer(theme) },
      last ? {} : { axisLabel: { show: false }, axisTick: { show: false }, axisLine: { show: false } })));
    const y = axes++, ticks = axes++;
    option.yAxis.push(axis(theme, Object.assign({}, shared[row.y.title], row.y), { gridIndex: r, nameGap: room + 16 }));
    option.yAxis.push({ type: 'value', min: 0, max: 1, show: false, gridIndex: r });
    const colours = tones(row.curves, theme);
    row.curves.forEach((curve, c) => option.series.push(curveSeries(curve, theme, colours[c], { xAxisIndex: r, yAxisIndex: y, lineStyle: { color: colours[c], width: 1.2 } })));
    addLevels(option.series[option.series.length - 1], row.levels, theme);
    if (row.spikes.length > 0) option.series.push(spikeTicks(row, r, ticks, theme));
    top += height + gap;
  });
  return { height: top - gap + bottom, renderer: 'svg', option };
}

// Rows of the same quantity get the same scale, with room for the spikes above.
function sharedRanges(rows) {
  const ranges = {};
  rows.forEach((row) => {
    const values = row.curves.flatMap((curve) => curve.y).filter((value) => value !== null).concat(row.levels.map((level) => level.value));
    const range = ranges[row.y.title] || (ranges[row.y.title] = { low: Infinity, high: -Infinity, spikes: false });
    values.forEach((value) => { range.low = Math.min(range.low, value); range.high = Math.max(range.high, value); });
    range.spikes = range.spikes || row.spikes.length > 0;
  });
  Object.keys(ranges).forEach((title) => {
    const range = ranges[title], span = (range.high - range.low) || 1;
    const low = range.low - 0.05 * span, high = range.high + (range.spikes ? 0.2 : 0.06) * span;
    ranges[title] = { low, high, ticks: multiples(niceStep(high - low, range.spikes ? 4 : 3), low, high) };
  });
  return ranges;
}

function addLevels(series, levels, theme) {
  if (!series || levels.length === 0) return;
  series.markLine = {
    silent: true, symbol: 'none', animation: false, lineStyle: { color: theme.soft, type: [4, 4], width: 1 },
    data: levels.map((level) => ({ yAxis: level.value, label: { formatter: level.name, position: 'end', color: theme.soft, fontSize: LABEL, fontFamily: FONT } })),
  };
}

function spikeTicks(row, r, axisIndex, theme) {
  const hue = row.curves.length > 0 ? row.curves[0].hue : 'neutral';
  return {
    type: 'scatter', xAxisIndex: r, yAxisIndex: axisIndex, symbol: 'rect', symbolSize: [1.4, 10], silent: true, clip: true,
    itemStyle: { color: theme[hue] }, data: row.spikes.map((time) => [time, 0.955]), tooltip: { show: false },
  };
}
