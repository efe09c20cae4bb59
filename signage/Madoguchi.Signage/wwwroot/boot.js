// Runs before the board program. Keeps the last picture over a reload, and brings a new version in at a quiet moment.
const pictureKey = `madoguchi.picture${location.search}`;
const app = document.getElementById('app');

try {
  const picture = sessionStorage.getItem(pictureKey);
  if (picture) app.innerHTML = picture;
  addEventListener('pagehide', () => sessionStorage.setItem(pictureKey, app.innerHTML));
} catch { /* no storage: the board starts empty */ }

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
