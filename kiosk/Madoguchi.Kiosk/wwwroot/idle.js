// Leaving when nobody is there.
const idleAfter = Number(document.body.dataset.idle) * 1000;
const countdown = 20;
export const dialog = document.getElementById("idle");
const left = document.getElementById("idle-left");
let idleTimer, countTimer, lastTold = Date.now();

function leave() {
  clearInterval(countTimer);
  document.getElementById("reset").requestSubmit();
}
function ask() {
  if (document.body.dataset.idleEnd === "silent") {
    // The first screen with nothing chosen and nothing changed has nobody's data to clear.
    if (location.pathname !== "/" || document.documentElement.className || document.documentElement.lang !== "ja" || easy()) leave();
    else rest();
    return;
  }
  let seconds = countdown;
  left.textContent = seconds;
  dialog.showModal();
  countTimer = setInterval(() => {
    left.textContent = --seconds;
    if (seconds <= 0) leave();
  }, 1000);
}
function rest() {
  clearTimeout(idleTimer);
  idleTimer = setTimeout(ask, idleAfter);
}
export function touched() {
  if (dialog.open) return;
  rest();
  // The server forgets a visit by itself too; a person who only reads and touches is still there.
  if (Date.now() - lastTold > 20000) {
    lastTold = Date.now();
    fetch("/touch", { method: "POST" }).catch(() => {});
  }
}
const easy = () => document.querySelector(".m-languages__choice[aria-current]") !== document.querySelector(".m-languages__choice");
document.getElementById("idle-stay").addEventListener("click", () => {
  clearInterval(countTimer);
  dialog.close();
  lastTold = 0;
  touched();
});
dialog.addEventListener("cancel", (event) => event.preventDefault());
for (const kind of ["pointerdown", "keydown", "pointermove"]) addEventListener(kind, touched, { passive: true, capture: true });
if (idleAfter > 0) rest();
