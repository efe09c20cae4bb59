// Keeps "my turn" fresh: fetches the page every 10 seconds and exchanges what changed. Without this file the page reloads itself.
(() => {
  const every = 10000;
  const lost = document.getElementById("turn-lost");
  let state = document.getElementById("turn").dataset.state;

  async function refresh() {
    try {
      const answer = await fetch(location.pathname, { cache: "no-store", credentials: "same-origin" });
      if (answer.status === 404) {
        location.reload();
        return;
      }
      if (!answer.ok) throw new Error(String(answer.status));
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
      lost.hidden = true;
    } catch {
      lost.hidden = false;
    }
    setTimeout(refresh, every);
  }

  // Only what differs is exchanged, so that a screen reader does not read the same state again and again.
  function show(page) {
    const [now, next] = [document.getElementById("turn"), page.getElementById("turn")];
    if (!next || now.innerHTML === next.innerHTML) return;
    const [words, newWords] = [now.querySelector("[role=status]"), next.querySelector("[role=status]")];
    const same = words.innerHTML === newWords.innerHTML && words.className === newWords.className;
    if (same) newWords.replaceWith(words);
    now.replaceChildren(...next.childNodes);
    document.title = page.title;
    if (next.dataset.state === "called" && state !== "called") navigator.vibrate?.([300, 150, 300]);
    state = now.dataset.state = next.dataset.state;
  }

  setTimeout(refresh, every);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) location.reload(); });
})();
