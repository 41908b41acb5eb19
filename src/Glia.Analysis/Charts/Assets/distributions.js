// Spikes, comparisons and histograms: data of many neurons.
// One of the parts that make up a report's script; see Assets.cs. They share one scope.

// ---- raster: bands of pixels, one per population ----------------------------------------------------------------------------------

function rasterBands(groups, height) {
  const least = 17;
  const total = groups.reduce((sum, group) => sum + group.rows, 0) || 1;
  let scale = height / total;
  // Small populations get room for their name; the others share what is left.
  for (let pass = 0; pass < groups.length; pass++) {
    const small = groups.filter((group) => group.rows * scale < least);
    const large = groups.filter((group) => group.rows * scale >= least).reduce((sum, group) => sum + group.rows, 0);
    if (large === 0) break;
    scale = (height - least * small.length) / large;
  }
  let top = 0;
  return groups.map((group) => {
    const band = { top, height: Math.max(least, group.rows * scale) };
    top += band.height;
    return band;
  });
}

function raster(spec, width, theme) {
  const height = Math.min(620, Math.max(300, 60 * spec.groups.length + 60));
  const left = 14 + Math.max(0, ...spec.groups.map((group) => textWidth(group.name, LABEL + 1)));
  const grid = { left, right: 20, top: 8, bottom: 46, outerBoundsMode: 'none' };
  const plot = height - grid.top - grid.bottom;
  const bands = rasterBands(spec.groups, plot);
  const end = bands.length === 0 ? plot : bands[bands.length - 1].top + bands[bands.length - 1].height;
  const middles = bands.map((band) => band.top + band.height / 2);
  const series = spec.groups.map((group, g) => {
    const dots = new Float32Array(group.dots.length);
    for (let i = 0; i < dots.length; i += 2) {
      dots[i] = group.dots[i];
      dots[i + 1] = bands[g].top + (group.dots[i + 1] + 0.5) / group.rows * bands[g].height;
    }
    return {
      // The fast way of drawing fails where there is nothing to draw.
      type: 'scatter', data: dots, dimensions: ['time', 'row'], large: dots.length > 0, largeThreshold: 0, symbol: 'circle', symbolSize: 2,
      itemStyle: { color: theme[group.hue] }, silent: true, clip: true,
    };
  });
  if (series.length > 1) {
    series[0].markLine = {
      silent: true, symbol: 'none', animation: false, label: { show: false }, lineStyle: { color: theme.hair, type: 'solid', width: 1 },
      data: bands.slice(1).map((band) => ({ yAxis: band.top })),
    };
  }
  const names = new Map(middles.map((middle, g) => [middle, spec.groups[g]]));
  return {
    height, renderer: 'canvas',
    option: Object.assign(base(theme), {
      grid,
      xAxis: axis(theme, Object.assign({ title: 'Time (ms)' }, exact({ low: spec.from, high: spec.to }, width - grid.left - grid.right)), { nameGap: 28 }),
      yAxis: axis(theme, { title: '', low: 0, high: end }, {
        inverse: true,
        axisTick: { show: false }, axisLine: { show: true, onZero: false, lineStyle: { color: theme.ink, width: 1 } },
        axisLabel: {
          customValues: middles, fontSize: LABEL + 1, fontFamily: FONT, margin: 8, interval: 0, hideOverlap: false,
          formatter: (value) => { const group = names.get(value); return group ? '{' + group.hue + '|' + group.name + '}' : ''; },
          rich: Object.fromEntries(Object.keys(theme).map((hue) => [hue, { color: theme[hue], fontSize: LABEL + 1, fontFamily: FONT, fontWeight: 'bold' }])),
        },
      }),
      series,
    }),
  };
}

// ---- comparison: bars over bands ------------------------------------------------------------------------------------------------------

function comparison(spec, width, theme) {
  const row = 27;
  const height = row * spec.rows.length + 56;
  const left = 12 + Math.max(0, ...spec.rows.map((one) => textWidth(one.name, LABEL + 1)));
  const fill = (share, draw) => (params, api) => {
    const rowHeight = api.size([0, 1])[1] * share;
    return draw(api, rowHeight);
  };
  const bands = {
    type: 'custom', silent: true, z: 1,
    data: spec.rows.map((one, i) => (one.band ? [one.band[0], i, one.band[1]] : null)).filter(Boolean),
    renderItem: fill(0.86, (api, rowHeight) => {
      const start = api.coord([api.value(0), api.value(1)]), end = api.coord([api.value(2), api.value(1)]);
      return { type: 'rect', shape: { x: start[0], y: start[1] - rowHeight / 2, width: Math.max(2, end[0] - start[0]), height: rowHeight }, style: { fill: theme.band } };
    }),
  };
  const published = {
    type: 'custom', silent: true, z: 4,
    data: spec.rows.map((one, i) => (one.published === undefined ? null : [one.published, i])).filter(Boolean),
    renderItem: fill(0.86, (api, rowHeight) => {
      const at = api.coord([api.value(0), api.value(1)]);
      return { type: 'line', shape: { x1: at[0], x2: at[0], y1: at[1] - rowHeight / 2, y2: at[1] + rowHeight / 2 }, style: { stroke: theme.ink, lineWidth: 1.6 } };
    }),
  };
  const measured = {
    type: 'bar', z: 3, barWidth: '42%', data: spec.rows.map((one) => ({ value: one.measured, itemStyle: { color: theme[one.hue] } })),
  };
  const values = spec.rows.flatMap((one) => [one.measured, one.published, ...(one.band || [])]).filter((value) => value !== undefined && value !== null);
  const lowest = Math.min(0, ...values);
  return {
    height, renderer: 'svg',
    option: Object.assign(base(theme), {
      grid: { left, right: 16, top: 4, bottom: 46, outerBoundsMode: 'none' },
      tooltip: tooltip(theme, { trigger: 'axis', axisPointer: { type: 'none' }, formatter: (items) => comparisonText(spec, items[0].dataIndex) }),
      xAxis: axis(theme, Object.assign({}, spec.x, roundedAcross([0, ...values], width - left - 16)), { nameGap: 28 }),
      yAxis: {
        type: 'category', inverse: true, data: spec.rows.map((one) => one.name),
        z: 5, axisLine: { show: true, onZero: lowest < 0, lineStyle: { color: theme.ink, width: 1 } }, axisTick: { show: false },
        axisLabel: { color: theme.ink, fontSize: LABEL + 1, fontFamily: FONT, interval: 0, margin: 8 },
      },
      series: [bands, measured, published],
    }),
  };
}

function comparisonText(spec, index) {
  const row = spec.rows[index];
  const number = (value) => (value === undefined || value === null ? '–' : value.toFixed(spec.decimals).replace('-', '−'));
  const lines = ['<b>' + escape(row.name) + '</b>', 'measured ' + number(row.measured), 'published ' + number(row.published)];
  if (row.band) lines.push('band ' + number(row.band[0]) + ' to ' + number(row.band[1]));
  return lines.join('<br>');
}

// ---- histograms: outlines in panels -----------------------------------------------------------------------------------------------------

function outline(series) {
  const points = [[series.low, 0]];
  series.density.forEach((density, k) => {
    points.push([series.low + k * series.width, density], [series.low + (k + 1) * series.width, density]);
  });
  if (!series.open) points.push([series.low + series.density.length * series.width, 0]);
  return points;
}

function histograms(spec, width, theme) {
  const scales = spec.panels.map((panel) => roundedUp([0, ...panel.series.flatMap((series) => series.density)], 3));
  const room = labelRoom(scales.flatMap((scale) => scale.ticks || []));
  const margin = { left: room + 36, right: 14, top: 28, bottom: 48 }, gapX = room + 26, gapY = 66, plotHeight = 150;
  const columns = histogramColumns(spec, width - margin.left - margin.right, gapX);
  const rows = Math.ceil(spec.panels.length / columns);
  const plotWidth = (width - margin.left - margin.right - gapX * (columns - 1)) / columns;
  const option = Object.assign(base(theme), { title: [], grid: [], xAxis: [], yAxis: [], series: [], tooltip: tooltip(theme, { show: false }) });
  spec.panels.forEach((panel, p) => {
    const column = p % columns, line = Math.floor(p / columns);
    const left = margin.left + column * (plotWidth + gapX), top = margin.top + line * (plotHeight + gapY);
    const last = p + columns >= spec.panels.length;
    option.title.push(heading(theme, panel.title, left, top - 24));
    nameCurves(option.title, panel.series, theme, width - left - plotWidth, top - 24);
    option.grid.push({ left, top, width: plotWidth, height: plotHeight, outerBoundsMode: 'none' });
    option.xAxis.push(axis(theme, Object.assign({ title: last ? spec.x.title : '' }, exact(panel, plotWidth)), { gridIndex: p, nameGap: 28 }));
    option.yAxis.push(axis(theme, Object.assign({ title: column === 0 ? spec.y.title : '' }, scales[p]), { gridIndex: p, nameGap: room + 16 }));
    panel.series.forEach((series) => option.series.push({
      type: 'line', xAxisIndex: p, yAxisIndex: p, data: outline(series), symbol: 'none', silent: true, clip: true,
      lineStyle: { color: theme[series.hue], width: 1.6 }, areaStyle: { color: theme[series.hue], opacity: 0.1 }, itemStyle: { color: theme[series.hue] },
    }));
  });
  return { height: margin.top + rows * plotHeight + (rows - 1) * gapY + margin.bottom, renderer: 'svg', option };
}

// As many panels beside each other as their titles leave room for, in rows of equal length.
function histogramColumns(spec, room, gap) {
  const needed = spec.panels.map((panel) => 1.08 * textWidth(panel.title, NAME) + panel.series.reduce((sum, one) => sum + 1.08 * textWidth(one.name, LABEL) + 16, 0));
  const widest = Math.max(textWidth(spec.x.title, NAME), ...needed);
  const most = Math.max(1, Math.min(spec.panels.length, Math.floor((room + gap) / (widest + gap))));
  return Math.ceil(spec.panels.length / Math.ceil(spec.panels.length / most));
}

// Names in the colours of the curves, right-aligned above a panel: no legend to look up.
function nameCurves(titles, series, theme, right, top) {
  let offset = right;
  series.slice().reverse().forEach((one) => {
    titles.push({ text: one.name, right: offset, top, padding: 0, textStyle: { color: theme[one.hue], fontSize: LABEL, fontWeight: 'bold', fontFamily: FONT } });
    offset += textWidth(one.name, LABEL) + 16;
  });
}
