// Words by their key, with values put in where %s or %2$s stands.
const say = (key, ...values) => { let next = 0; return data.say[key].replace(/%(?:(\d)\$)?s/g, (all, at) => values[at ? at - 1 : next++]); };
// Numbers come as base64 of 16-bit integers, little-endian, times a scale.
function numbers(packed) {
  const bytes = Uint8Array.from(atob(packed.values), c => c.charCodeAt(0));
  const raw = new Int16Array(bytes.buffer);
  const values = new Float32Array(raw.length);
  for (let i = 0; i < raw.length; i++) values[i] = raw[i] * packed.scale;
  return values;
}
function colour(map, share) {
  const i = Math.max(0, Math.min(map.length - 1, Math.round(share * (map.length - 1))));
  return map[i];
}
// Black or white, whichever reads better on a ground.
function letterOn(hex) {
  const part = at => { const s = parseInt(hex.substr(at, 2), 16) / 255; return s <= 0.04045 ? s / 12.92 : Math.pow((s + 0.055) / 1.055, 2.4); };
  const luminance = 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
  return luminance > 0.179 ? '#000000' : '#FFFFFF';
}
function fixed(value, digits) {
  return value.toFixed(digits).replace('-', '\u2212');
}
// A canvas of so many units, sharp on any screen.
function sharp(canvas, width, height) {
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = width + 'px';
  const g = canvas.getContext('2d');
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.clearRect(0, 0, width, height);
  return g;
}
function style(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
function place(canvas, event, width) {
  const box = canvas.getBoundingClientRect();
  const scale = width / box.width;
  return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
}
function keys(canvas, by) {
  document.addEventListener('keydown', event => {
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], Home: [-1e9, 0], End: [1e9, 0] };
    const move = moves[event.key];
    if (move && !event.ctrlKey && !event.metaKey && !event.altKey) { by(move[0], move[1]); event.preventDefault(); }
  });
}
// Letters that are drawn, not written, come once their fonts are there.
function whenFontsCome(draw) {
  if (document.fonts) Promise.all(['JetBrains Mono', 'NanumGothicCoding'].map(f => document.fonts.load('13px "' + f + '"', 'a가'))).then(draw, draw);
}
let playing = null;
function player(button, by) {
  button.addEventListener('click', () => {
    if (playing) { clearInterval(playing); playing = null; button.textContent = say('play'); }
    else { playing = setInterval(() => by(1, 0), 250); button.textContent = say('pause'); }
  });
}
