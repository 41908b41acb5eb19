// Heat maps: values over two axes, as colours.
// One of the parts that make up a report's script; see Assets.cs. They share one scope.

// Even steps in lightness, for colour-blind eyes and grey printers as well: viridis.
const SCALE = ['#440154', '#482777', '#3f4a8a', '#31678e', '#26838f', '#1f9d8a', '#6cce5a', '#b6de2b', '#fee825'];

function heatmap(spec, width, theme) {
  const room = Math.max(0, ...spec.rows.map((name) => textWidth(name, LABEL)));
  const left = Math.ceil(room) + 40, right = 86, top = 12, bottom = 52;
  const across = width - left - right, columns = spec.columns.length, rows = spec.rows.length;
  const plot = Math.max(120, Math.min(460, across, rows * Math.max(24, across / columns)));
  const known = spec.values.filter((value) => value !== null);
  let low = spec.z.low === undefined ? Math.min(...known) : spec.z.low, high = spec.z.high === undefined ? Math.max(...known) : spec.z.high;
  if (!(high > low)) { low -= Math.abs(low) * 0.1 || 0.5; high += Math.abs(high) * 0.1 || 0.5; }
  const written = across / columns > 44 && plot / rows > 18;
  return {
    height: top + plot + bottom, renderer: spec.values.length > 2000 ? 'canvas' : 'svg',
    option: Object.assign(base(theme), {
      grid: { left, right, top, bottom, outerBoundsMode: 'none' },
      tooltip: tooltip(theme, { formatter: (item) => [spec.x.title + ' ' + spec.columns[item.value[0]], spec.y.title + ' ' + spec.rows[item.value[1]]].map(escape).concat(escape(spec.z.title) + ' ' + short(item.value[2])).join('<br>') }),
      xAxis: names(theme, spec.x, spec.columns, 28),
      yAxis: names(theme, spec.y, spec.rows, Math.ceil(room) + 16),
      visualMap: {
        type: 'continuous', min: low, max: high, dimension: 2, calculable: false, inRange: { color: SCALE }, orient: 'vertical', right: 4, top, padding: 0,
        itemWidth: 12, itemHeight: plot - 44, text: [short(high), short(low)], textGap: 6, textStyle: { color: theme.ink, fontSize: LABEL, fontFamily: FONT },
      },
      title: heading(theme, spec.z.title, 'auto', top + plot + 8, { right: 4, textStyle: { color: theme.ink, fontSize: LABEL, fontWeight: 'normal', fontFamily: FONT } }),
      series: [{
        type: 'heatmap', progressive: 0, animation: false, emphasis: { disabled: true },
        data: spec.values.map((value, i) => [i % columns, Math.floor(i / columns), value]).filter((cell) => cell[2] !== null)
          .map((cell) => ({ value: cell, label: { color: (cell[2] - low) / (high - low) > 0.6 ? '#000000' : '#ffffff' } })),
        label: { show: written, fontSize: LABEL, fontFamily: FONT, formatter: (item) => short(item.value[2]) },
      }],
    }),
  };
}

// An axis of names, one per row or column; as many are written as there is room for.
function names(theme, spec, texts, gap) {
  return axis(theme, spec, {
    type: 'category', data: texts, nameGap: gap, splitArea: { show: false }, axisTick: { show: false },
    axisLabel: { color: theme.ink, fontSize: LABEL, fontFamily: FONT, hideOverlap: true, formatter: (text) => text.replace('-', '−') },
  });
}
