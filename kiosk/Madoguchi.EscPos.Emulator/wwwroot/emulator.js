// Shows a new paper without a reload by hand; leaves the page alone while somebody reads the text of one.
const newest = Number(document.body.dataset.newest);
setInterval(async () => {
  if (document.hidden || document.querySelector("details[open]")) return;
  try {
    const papers = await (await fetch("/papers.json", { cache: "no-store" })).json();
    if ((papers[0]?.id ?? 0) !== newest) location.reload();
  } catch {
    // The emulator was stopped; the next round will tell.
  }
}, 2000);
