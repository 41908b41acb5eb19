// Draws the charts of a report. Each chart is a JSON object inside its element; a builder per kind turns it into ECharts options.
(function () {
  'use strict';

  const FONT = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif';
  const LABEL = 12, NAME = 13;
  const PRINT_WIDTH = 670;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');

  // ---- looks -------------------------------------------------------------------------------------------------------------------

  const LIGHT = {
    paper: '#ffffff', ink: '#1a1a1a', soft: '#5a5a5a', hair: '#dcdcdc', band: '#dedede',
    excitatory: '#0072b2', inhibitory: '#d55e00', stimulus: '#009e73', neutral: '#1a1a1a', purple: '#b0578d', orange: '#d98e00', sky: '#3f9fd6',
  };
  const DARK = {
    paper: '#15171a', ink: '#e7e7e4', soft: '#a4a6a8', hair: '#3a3d41', band: '#3d4147',
    excitatory: '#56b4e9', inhibitory: '#f28f4b', stimulus: '#2cc295', neutral: '#e7e7e4', purple: '#d68ab8', orange: '#eab13c', sky: '#8fcdf0',
  };

  const measureContext = document.createElement('canvas').getContext('2d');
  function textWidth(text, size) {
    measureContext.font = size + 'px ' + FONT;
    return measureContext.measureText(text).width;
  }

  // Three significant digits, without the noise of binary fractions.
  function short(value) {
    if (value === null || !isFinite(value)) return '–';
    return String(parseFloat(value.toPrecision(4))).replace('-', '−');
  }

  function tickText(value) {
    const rounded = parseFloat(value.toPrecision(10));
    const text = Math.abs(rounded) >= 10000 ? rounded.toLocaleString('en-GB') : String(rounded);
    return text.replace('-', '−');
  }

  function niceStep(span, count) {
    const raw = span / count, power = Math.pow(10, Math.floor(Math.log10(raw))), lead = raw / power;
    return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10);
  }

  function multiples(step, low, high) {
    const ticks = [];
    for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) ticks.push(k * step);
    return ticks;
  }

  // The finest round step whose labels have room along a horizontal axis.
  function stepFor(low, high, pixels) {
    let step = 0;
    for (let count = 8; count >= 1; count--) {
      step = niceStep(high - low, count);
      const widest = Math.max(...multiples(step, low, high).map((tick) => textWidth(tickText(tick), LABEL)));
      if (widest + 26 <= pixels * step / (high - low)) break;
    }
    return step;
  }

  // A horizontal axis with given ends: an end that is not round gets no label.
  function exact(range, pixels) {
    if (!(range.high > range.low)) return {};
    return { low: range.low, high: range.high, ticks: multiples(stepFor(range.low, range.high, pixels), range.low, range.high) };
  }

  // An axis that ends at round numbers around the values.
  function rounded(values, stepOf) {
    let low = Infinity, high = -Infinity;
    values.forEach((value) => { if (value !== null && value !== undefined) { low = Math.min(low, value); high = Math.max(high, value); } });
    if (!(high >= low)) return {};
    if (high === low) { low -= Math.abs(low) * 0.1 || 1; high += Math.abs(high) * 0.1 || 1; }
    const step = stepOf(low, high), from = Math.floor(low / step + 1e-9) * step, to = Math.ceil(high / step - 1e-9) * step;
    return { low: from, high: to, ticks: multiples(step, from, to) };
  }

  const roundedAcross = (values, pixels) => rounded(values, (low, high) => stepFor(low, high, pixels));
  const roundedUp = (values, count) => rounded(values, (low, high) => niceStep(high - low, count));

  const labelRoom = (ticks) => Math.ceil(Math.max(0, ...ticks.map((tick) => textWidth(tickText(tick), LABEL))));

  const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
  function powerText(value) {
    const power = Math.round(Math.log10(value));
    return '10' + (power < 0 ? '⁻' : '') + String(Math.abs(power)).split('').map((digit) => SUPERSCRIPT[digit]).join('');
  }

  function axis(theme, spec, extra) {
    const style = {
      type: spec.log ? 'log' : 'value',
      name: spec.title, nameLocation: 'middle', nameTextStyle: { color: theme.ink, fontSize: NAME, fontFamily: FONT },
      axisLine: { show: true, onZero: false, lineStyle: { color: theme.ink, width: 1 } },
      axisTick: { show: true, length: 4, lineStyle: { color: theme.ink, width: 1 } },
      axisLabel: { color: theme.ink, fontSize: LABEL, fontFamily: FONT, formatter: spec.log ? powerText : tickText, hideOverlap: true },
      splitLine: { show: false }, axisPointer: { show: false },
    };
    if (spec.low !== undefined) style.min = spec.low;
    if (spec.high !== undefined) style.max = spec.high;
    if (spec.ticks && !spec.log) style.axisTick.customValues = style.axisLabel.customValues = spec.ticks;
    return Object.assign(style, extra);
  }

  function base(theme) {
    return { animation: false, backgroundColor: 'transparent', textStyle: { fontFamily: FONT, color: theme.ink }, aria: { enabled: false } };
  }

  function tooltip(theme, extra) {
    return Object.assign({
      confine: true, backgroundColor: theme.paper, borderColor: theme.hair, padding: [6, 10],
      textStyle: { color: theme.ink, fontSize: LABEL, fontFamily: FONT },
    }, extra);
  }

  function escape(text) {
    return String(text).replace(/[&<>"']/g, (letter) => '&#' + letter.charCodeAt(0) + ';');
  }

  function heading(theme, text, left, top, extra) {
    return Object.assign({
      text, left, top, padding: 0, textStyle: { color: theme.ink, fontSize: NAME, fontWeight: 'bold', fontFamily: FONT },
    }, extra);
  }

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
    const left = 14 + Math.max(...spec.groups.map((group) => textWidth(group.name, LABEL + 1)));
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
        type: 'scatter', data: dots, dimensions: ['time', 'row'], large: true, largeThreshold: 0, symbol: 'circle', symbolSize: 2,
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
    const left = 12 + Math.max(...spec.rows.map((one) => textWidth(one.name, LABEL + 1)));
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

  // ---- page ------------------------------------------------------------------------------------------------------------------------------------

  const BUILDERS = { raster, comparison, histograms, lines, traces };
  const charts = [];

  function draw(chart, width, theme) {
    const built = BUILDERS[chart.spec.kind](chart.spec, width, theme);
    chart.width = width;
    chart.host.style.height = built.height + 'px';
    if (!chart.instance) {
      chart.instance = echarts.init(chart.host, null, {
        renderer: built.renderer, width, height: built.height, devicePixelRatio: Math.max(2, window.devicePixelRatio || 1),
      });
    } else {
      chart.instance.resize({ width, height: built.height });
    }
    chart.instance.setOption(built.option, { notMerge: true });
  }

  function theme() {
    return dark.matches ? DARK : LIGHT;
  }

  function redraw() {
    charts.forEach((chart) => draw(chart, chart.element.clientWidth, theme()));
  }

  function start(element) {
    const source = element.querySelector('script[type="application/json"]');
    const host = document.createElement('div');
    element.appendChild(host);
    const chart = { element, host, spec: JSON.parse(source.textContent), width: 0 };
    charts.push(chart);
    draw(chart, element.clientWidth, theme());
    new ResizeObserver(() => {
      if (element.clientWidth > 0 && element.clientWidth !== chart.width) draw(chart, element.clientWidth, theme());
    }).observe(element);
  }

  document.querySelectorAll('.chart').forEach(start);
  dark.addEventListener('change', redraw);
  window.addEventListener('beforeprint', () => {
    const page = document.querySelector('header').clientWidth;
    charts.forEach((chart) => draw(chart, Math.round(chart.element.clientWidth / page * PRINT_WIDTH), LIGHT));
  });
  window.addEventListener('afterprint', redraw);
})();
