let at = 0;
const picture = document.getElementById('picture'), frame = document.getElementById('frame'), mark = document.getElementById('mark');
const images = data.frames.map(one => 'data:image/png;base64,' + one.picture);
picture.style.width = data.width + 'px';
// x, y, width, height, step from 1 or 0 for none, and the number of the words.
function under(event) {
  const [x, y] = place(picture, event, data.width), places = data.frames[at].places;
  let best = -1;
  for (let i = 0; i < places.length; i += 6) {
    const inside = x >= places[i] && x < places[i] + places[i + 2] && y >= places[i + 1] && y < places[i + 1] + places[i + 3];
    if (inside && (best < 0 || places[i + 2] * places[i + 3] < places[best + 2] * places[best + 3])) best = i;
  }
  return best < 0 ? null : places.slice(best, best + 6);
}
function show() {
  picture.src = images[at];
  mark.style.display = 'none';
  document.getElementById('where').textContent = say('frame', data.where.replace('%s', data.steps[at]), at + 1, data.steps.length);
}
function by(dt) { at = Math.max(0, Math.min(images.length - 1, at + dt)); show(); }
frame.addEventListener('mousemove', event => {
  const hit = under(event);
  document.getElementById('tip').textContent = hit ? data.words[hit[5]] : '';
  mark.style.display = hit ? 'block' : 'none';
  if (hit) {
    const scale = picture.getBoundingClientRect().width / data.width;
    ['left', 'top', 'width', 'height'].forEach((side, i) => { mark.style[side] = hit[i] * scale + 'px'; });
  }
});
frame.addEventListener('click', event => {
  const hit = under(event), to = hit ? data.steps.indexOf(hit[4]) : -1;
  if (to >= 0) { at = to; show(); }
});
keys(frame, dt => by(dt));
player(document.getElementById('play'), by);
show();
