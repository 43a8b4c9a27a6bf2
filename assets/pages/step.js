const channels = data.channels.map(c => Object.assign({}, c, { all: numbers(c) }));
const units = data.units, steps = data.symbols.length;
const surprise = numbers(data.surprise);
const left = 118, column = Math.max(14, Math.min(28, 780 / steps)), width = left + column * steps + 8;
const rows = { text: [8, 30], guesses: [42, 5 * 16], surprise: [134, 46], unit: [192, 150], map: [354, Math.max(120, Math.min(256, units * 2))] };
const height = rows.map[0] + rows.map[1] + 12;
let step = data.step, unit = data.unit;
const canvas = document.getElementById('score');
const shown = channels.find(c => c.id === data.shown) || channels[channels.length - 1];
// value of a channel at a step of a unit
const at = (c, t, j) => c.all[t * units + j];
const share = (c, v) => (v - c.min) / (c.max - c.min);
const ground = (c, v) => colour(c.signed ? data.diverging : data.amount, share(c, v));

function draw() {
  const g = sharp(canvas, width, height);
  const ink = style('--ink'), muted = style('--muted'), line = style('--line'), faint = style('--faint'), beam = style('--beam');
  g.textBaseline = 'middle';
  const title = (words, about, y) => {
    g.textAlign = 'left'; g.fillStyle = ink; g.font = '600 13px Inter, system-ui, sans-serif'; g.fillText(words, 10, y + 8);
    g.fillStyle = muted; g.font = '11px Inter, system-ui, sans-serif'; g.fillText(about, 10, y + 23);
  };
  title(say('text'), say('text.about', shown.symbol, unit), rows.text[0]);
  title(say('guesses'), say('guesses.about'), rows.guesses[0]);
  title(say('surprise'), say('surprise.about'), rows.surprise[0]);
  title(say('unit', unit), channels.map(c => c.symbol).join(' '), rows.unit[0]);
  title(say('all-units'), shown.symbol, rows.map[0]);
  g.textAlign = 'center';
  let top = 1;
  for (const s of surprise) if (isFinite(s)) top = Math.max(top, s);
  for (let t = 0; t < steps; t++) {
    const x = left + t * column, middle = x + column / 2;
    const paint = ground(shown, at(shown, t, unit));
    g.fillStyle = paint; g.fillRect(x, rows.text[0], column + 0.5, rows.text[1]);
    g.fillStyle = letterOn(paint); g.font = '600 15px "JetBrains Mono", ui-monospace, monospace';
    g.fillText(data.symbols[t], middle, rows.text[0] + rows.text[1] / 2, column - 1);
    g.font = '12px "JetBrains Mono", ui-monospace, monospace';
    data.guesses[t].forEach((guess, k) => {
      const y = rows.guesses[0] + 16 * k;
      const amount = colour(data.amount, guess[1]);
      g.fillStyle = amount; g.fillRect(x, y, column - 1, 15);
      g.fillStyle = letterOn(amount); g.fillText(guess[0], middle, y + 8, column - 2);
      if (guess[2]) { g.strokeStyle = beam; g.lineWidth = 2; g.strokeRect(x + 1, y + 1, column - 3, 13); }
    });
    if (isFinite(surprise[t])) {
      const bar = surprise[t] / top * rows.surprise[1];
      g.fillStyle = t === step ? beam : faint;
      g.fillRect(x + column * 0.2, rows.surprise[0] + rows.surprise[1] - bar, column * 0.6, bar);
    }
    const high = rows.map[1] / units;
    for (let r = 0; r < units; r++) {
      g.fillStyle = ground(shown, at(shown, t, data.order[r]));
      g.fillRect(x, rows.map[0] + r * high, column + 0.5, high + 0.5);
    }
  }
  let least = -1, most = 1;
  for (const c of channels) for (let t = 0; t < steps; t++) { least = Math.min(least, at(c, t, unit)); most = Math.max(most, at(c, t, unit)); }
  const y = v => rows.unit[0] + rows.unit[1] * (most - v) / (most - least);
  g.lineWidth = 1; g.strokeStyle = line;
  for (const v of [least, 0, most]) {
    g.beginPath(); g.moveTo(left, y(v)); g.lineTo(width - 8, y(v)); g.stroke();
    g.fillStyle = faint; g.textAlign = 'right'; g.font = '11px Inter, system-ui, sans-serif'; g.fillText(fixed(v, v === Math.round(v) ? 0 : 1), left - 6, y(v));
  }
  for (const c of channels) {
    g.strokeStyle = c.colour; g.lineWidth = c.thick ? 2.2 : 1.4; g.setLineDash(c.dashed ? [5, 3] : []);
    g.beginPath();
    for (let t = 0; t < steps; t++) g[t ? 'lineTo' : 'moveTo'](left + (t + 0.5) * column, y(at(c, t, unit)));
    g.stroke();
    g.setLineDash([]);
    g.fillStyle = c.colour; g.beginPath(); g.arc(left + (step + 0.5) * column, y(at(c, step, unit)), 3, 0, 7); g.fill();
  }
  const x = left + step * column;
  g.globalAlpha = 0.1; g.fillStyle = beam; g.fillRect(x, 0, column, height); g.globalAlpha = 1;
  g.strokeStyle = beam; g.lineWidth = 1; g.strokeRect(x + 0.5, -2, column - 1, height + 4);
  g.lineWidth = 2; g.strokeRect(x - 1, rows.text[0] - 1, column + 2, rows.text[1] + 2);
  const rank = data.order.indexOf(unit), band = rows.map[1] / units;
  g.fillStyle = beam; g.fillRect(left - 6, rows.map[0] + rank * band, 5, Math.max(2, band));
  now();
}
function row(cells) {
  const tr = document.createElement('tr');
  for (const [words, kind] of cells) {
    const td = document.createElement('td');
    if (kind === 'bar') { const bar = document.createElement('div'); bar.className = 'bar' + (words[1] ? ' came' : ''); bar.style.width = Math.max(1, 110 * words[0]) + 'px'; td.append(bar); }
    else { td.textContent = words; td.className = kind; }
    tr.append(td);
  }
  return tr;
}
function now() {
  document.getElementById('where').textContent = say('where', data.first + step + 1, data.symbols[step], unit);
  const values = document.getElementById('values');
  values.replaceChildren(...channels.map(c => row([[c.symbol, ''], [fixed(at(c, step, unit), 3), 'number'], [c.label, 'words']])));
  const next = document.getElementById('next');
  next.replaceChildren(...data.guesses[step].map(guess => row([[guess[0], ''], [guess[1] < 0.001 ? '<0.1%' : fixed(100 * guess[1], 1) + '%', 'number'], [[guess[1], guess[2]], 'bar']])));
}
function by(dt, du) {
  step = Math.max(0, Math.min(steps - 1, step + dt));
  if (du) unit = data.order[Math.max(0, Math.min(units - 1, data.order.indexOf(unit) + du))];
  draw();
}
function under(event) {
  const [x, y] = place(canvas, event, width);
  const t = Math.floor((x - left) / column);
  if (t < 0 || t >= steps) return null;
  const r = Math.floor((y - rows.map[0]) / rows.map[1] * units);
  return { t: t, unit: r >= 0 && r < units ? data.order[r] : -1, guess: Math.floor((y - rows.guesses[0]) / 16), inSurprise: y >= rows.surprise[0] && y < rows.unit[0] };
}
canvas.addEventListener('click', event => { const hit = under(event); if (hit) { step = hit.t; if (hit.unit >= 0) unit = hit.unit; draw(); } });
canvas.addEventListener('mousemove', event => {
  const hit = under(event), tip = document.getElementById('tip');
  if (!hit) { tip.textContent = ''; return; }
  const guess = hit.guess >= 0 ? data.guesses[hit.t][hit.guess] : null;
  tip.textContent = say('at', data.first + hit.t + 1, data.symbols[hit.t])
    + (hit.unit >= 0 ? say('value', shown.symbol, fixed(at(shown, hit.t, hit.unit), 4), hit.unit)
      : hit.inSurprise ? say('surprise.is', fixed(surprise[hit.t], 3))
        : guess ? say('guess', guess[0], fixed(guess[1], 4)) : say('value', shown.symbol, fixed(at(shown, hit.t, unit), 4), unit));
});
keys(canvas, by);
player(document.getElementById('play'), by);
draw();
whenFontsCome(draw);
