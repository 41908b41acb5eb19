// Colours, numbers, axes.
// One of the parts that make up a report's script; see Assets.cs. They share one scope.

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
  if (high === low && low === 0) high = 1;
  if (high === low) { low -= Math.abs(low) * 0.1; high += Math.abs(high) * 0.1; }
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
