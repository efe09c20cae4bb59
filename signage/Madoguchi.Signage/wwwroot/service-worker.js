// Keeps one whole version of the board program. The next version is fetched completely and checked against its hashes
// before it takes over; if anything is missing, the old one stays.
importScripts('./service-worker-assets.js');

const prefix = 'madoguchi-signage-';
const current = prefix + self.assetsManifest.version;
const scope = new URL('./', self.location);
const files = new Map(self.assetsManifest.assets
  .filter(file => !/(^|\/)service-worker|\.map$/.test(file.url))
  .map(file => [addressOf(file), file.hash]));
const page = new URL('index.html', scope).href;

// The manifest counts from the root of the site, and puts the shared styles under this program, where no server has them.
function addressOf(file) {
  return new URL(file.url.replace(/^signage\/_content\//, '_content/'), new URL('../', scope)).href;
}

self.addEventListener('install', event => event.waitUntil(fetchAll().then(() => self.skipWaiting())));
self.addEventListener('activate', event => event.waitUntil(dropOldVersions().then(() => self.clients.claim())));
self.addEventListener('fetch', event => {
  const wanted = event.request.mode === 'navigate' ? page : event.request.url.split(/[?#]/)[0];
  if (event.request.method === 'GET' && files.has(wanted)) event.respondWith(fromVersion(wanted, event.request));
});

async function fetchAll() {
  const version = await caches.open(current);
  await version.addAll([...files].map(([address, integrity]) => new Request(address, { integrity, cache: 'no-cache' })));
}

async function dropOldVersions() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith(prefix) && name !== current).map(name => caches.delete(name)));
}

async function fromVersion(address, request) {
  const version = await caches.open(current);
  return await version.match(address) ?? fetch(request);
}
