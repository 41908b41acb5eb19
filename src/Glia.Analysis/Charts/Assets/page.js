// Draws every chart of the page, and again when its width, its light or its medium changes.
// One of the parts that make up a report's script; see Assets.cs. They share one scope.

// ---- page ------------------------------------------------------------------------------------------------------------------------------------

const BUILDERS = { raster, comparison, histograms, lines, traces, heatmap };
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
