const weights = numbers(data.weights), sources = data.source.length, targets = data.target.length;
const wide = data.source.some(s => s.length > 2);
const cell = Math.max(22, Math.min(wide ? 64 : 44, 900 / sources)), high = 26, left = wide ? 120 : 70, top = wide ? 90 : 34;
const width = left + cell * sources + 12, height = top + high * targets + 12;
let step = data.step, column = -1;
const canvas = document.getElementById('alignment');
const at = (t, s) => weights[t * sources + s];

function draw() {
  const g = sharp(canvas, width, height);
  const ink = style('--ink'), muted = style('--muted'), line = style('--line'), beam = style('--beam');
  g.font = '13px "JetBrains Mono", NanumGothicCoding, ui-monospace, monospace'; g.textBaseline = 'middle';
  for (let s = 0; s < sources; s++) {
    g.save(); g.translate(left + (s + 0.5) * cell, top - 10); g.rotate(wide ? -0.7 : 0);
    g.fillStyle = s === column ? beam : ink; g.textAlign = wide ? 'left' : 'center'; g.fillText(data.source[s], 0, 0); g.restore();
  }
  for (let t = 0; t < targets; t++) {
    const y = top + t * high, read = t <= step;
    g.textAlign = 'right'; g.fillStyle = t === step ? beam : read ? ink : muted; g.fillText(data.target[t], left - 12, y + high / 2);
    for (let s = 0; s < sources; s++) {
      if (read) {
        const amount = colour(data.amount, at(t, s));
        g.fillStyle = amount; g.fillRect(left + s * cell, y, cell - 1, high - 1);
        if (t === step && at(t, s) >= 0.005 && cell >= 30) {
          g.fillStyle = letterOn(amount); g.textAlign = 'center'; g.font = '11px "JetBrains Mono", ui-monospace, monospace';
          g.fillText(fixed(at(t, s), 2), left + (s + 0.5) * cell, y + high / 2);
          g.font = '13px "JetBrains Mono", NanumGothicCoding, ui-monospace, monospace';
        }
      } else { g.strokeStyle = line; g.lineWidth = 1; g.strokeRect(left + s * cell + 0.5, y + 0.5, cell - 2, high - 2); }
    }
  }
  g.strokeStyle = beam; g.lineWidth = 2; g.strokeRect(left - 1, top + step * high - 1, cell * sources + 1, high + 1);
  let best = 0;
  for (let s = 1; s < sources; s++) if (at(step, s) > at(step, best)) best = s;
  document.getElementById('where').textContent = say('reads-most', step + 1, targets, data.target[step], data.source[best],
    fixed(at(step, best), 3));
}
function by(dt) { step = Math.max(0, Math.min(targets - 1, step + dt)); draw(); }
function under(event) {
  const [x, y] = place(canvas, event, width);
  return { t: Math.floor((y - top) / high), s: Math.floor((x - left) / cell) };
}
canvas.addEventListener('click', event => { const hit = under(event); if (hit.t >= 0 && hit.t < targets) { step = hit.t; draw(); } });
canvas.addEventListener('mousemove', event => {
  const hit = under(event), tip = document.getElementById('tip');
  const inside = hit.s >= 0 && hit.s < sources && hit.t >= 0 && hit.t < targets;
  tip.textContent = !inside ? '' : hit.t > step ? say('not-written', hit.t + 1)
    : say('reads', data.target[hit.t], data.source[hit.s], fixed(at(hit.t, hit.s), 4));
  if (column !== (inside ? hit.s : -1)) { column = inside ? hit.s : -1; draw(); }
});
keys(canvas, (dt, dy) => by(dt || dy));
player(document.getElementById('play'), by);
draw();
whenFontsCome(draw);
