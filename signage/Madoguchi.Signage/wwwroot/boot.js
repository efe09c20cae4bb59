// Runs before the board program. Keeps the last picture over a reload, and brings a new version in at a quiet moment.
const pictureKey = `madoguchi.picture${location.search}`;
const app = document.getElementById('app');

try {
  const picture = sessionStorage.getItem(pictureKey);
  if (picture) app.innerHTML = picture;
  for (const link of app.querySelectorAll('.s-link')) link.textContent = ''; // says nothing of the line until the program does
  addEventListener('pagehide', () => sessionStorage.setItem(pictureKey, app.innerHTML));
} catch { /* no storage: the board starts empty */ }

// The program turns the clock each minute. A clock that stands still means that it did not start, or fell: begin again.
let time, since = Date.now();
setInterval(() => {
  const now = document.querySelector('time')?.dateTime;
  if (now !== time) [time, since] = [now, Date.now()];
  else if (Date.now() - since > 150_000) location.reload();
}, 10_000);

navigator.wakeLock?.request('screen').catch(() => { });

if ('serviceWorker' in navigator) {
  let hadVersion = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadVersion) reloadWhenQuiet();
    hadVersion = true; // the first worker takes over a page that is already of its version
  });
  navigator.serviceWorker.register('service-worker.js', { updateViaCache: 'none' })
    .then(registration => setInterval(() => registration.update().catch(() => { }), 5 * 60 * 1000))
    .catch(() => { /* plain HTTP on another machine: the board works, only not without a server at its start */ });
}

function reloadWhenQuiet() {
  if (document.querySelector('.s-call--new')) setTimeout(reloadWhenQuiet, 1000);
  else location.reload();
}
