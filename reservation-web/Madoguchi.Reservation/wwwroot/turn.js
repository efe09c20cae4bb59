// Keeps "my turn" fresh: listens to what the city hall tells and exchanges the part of the page that changed. Where no stream is
// to be had, the page is fetched now and then. Without this file the page loads itself again.
(() => {
  const address = location.pathname.replace(/\/$/, "") + "/events" + location.search;
  const silence = 40000, forgive = 4000, again = 15000;
  let source, heard = Date.now(), losing, retry, over = false;

  function open() {
    clearTimeout(retry);
    source?.close();
    source = new EventSource(address);
    heard = Date.now();
    source.addEventListener("state", event => { hear(); show(event.data); });
    source.addEventListener("beat", hear);
    source.addEventListener("end", () => { hear(); over = true; source.close(); });
    source.addEventListener("error", () => {
      if (over) return;
      losing ??= setTimeout(lose, forgive);
      // Refused, not cut: the browser does not come back by itself.
      if (source.readyState === EventSource.CLOSED) fetchPage();
    });
  }

  async function fetchPage() {
    clearTimeout(retry);
    retry = setTimeout(open, again);
    try {
      const answer = await fetch(location.href, { cache: "no-store", credentials: "same-origin" });
      if (answer.status === 404) location.reload();
      if (!answer.ok) throw new Error(String(answer.status));
      const page = await answer.text();
      hear();
      show(page);
    } catch {
      lose();
    }
  }

  function hear() {
    heard = Date.now();
    clearTimeout(losing);
    losing = undefined;
    document.getElementById("turn-lost").hidden = true;
  }

  function lose() {
    document.getElementById("turn-lost").hidden = false;
  }

  // Only what differs is exchanged, so that a screen reader does not read the same state again and again.
  function show(html) {
    const now = document.getElementById("turn");
    const next = new DOMParser().parseFromString(html, "text/html").getElementById("turn");
    if (!next || now.innerHTML === next.innerHTML) return;
    const before = now.dataset.state;
    const [words, newWords] = [now.querySelector("[role=status]"), next.querySelector("[role=status]")];
    if (words.innerHTML === newWords.innerHTML && words.className === newWords.className) newWords.replaceWith(words);
    now.replaceChildren(...next.childNodes);
    Object.assign(now.dataset, next.dataset);
    document.title = document.title.replace(/^.* \| /, next.dataset.title.replaceAll("$", "$$$$") + " | ");
    if (now.dataset.state !== before && now.dataset.state === "called") navigator.vibrate?.([300, 150, 300]);
    if (now.dataset.state !== before && now.dataset.state === "near") navigator.vibrate?.(200);
  }

  function lookAgain() {
    if (!over && (source.readyState === EventSource.CLOSED || Date.now() - heard > silence)) open();
  }

  open();
  setInterval(() => {
    if (over || Date.now() - heard <= silence) return;
    lose();
    open();
  }, 5000);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) lookAgain(); });
  addEventListener("pageshow", event => { if (event.persisted) { over = false; open(); } });
  addEventListener("pagehide", () => source.close());
  addEventListener("offline", lose);
  addEventListener("online", () => { if (!over) open(); });
})();
