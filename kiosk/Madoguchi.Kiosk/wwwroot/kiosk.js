"use strict";
// The screens work without this file. It adds what needs a clock or keys: leaving when nobody is there, the four keys, the
// reader for QR codes, typing without a round trip, and looking again while a ticket is on its way.

const body = document.body;
const heading = document.getElementById("title");
const post = (id) => document.getElementById(id).requestSubmit();

// A page from the browser's memory could be another person's.
addEventListener("pageshow", (event) => { if (event.persisted) location.replace("/"); });

// --- nobody there -------------------------------------------------------------------------------------------------------
const idleAfter = Number(body.dataset.idle) * 1000;
const countdown = 20;
const dialog = document.getElementById("idle");
const left = document.getElementById("idle-left");
let idleTimer, countTimer, lastTold = Date.now();

function leave() {
  clearInterval(countTimer);
  post("reset");
}
function ask() {
  if (body.dataset.idleEnd === "silent") {
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
function touched() {
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

// --- four keys: previous, next, OK (Enter, as the browser does it), repeat -------------------------------------------------
function reachable() {
  const within = dialog.open ? dialog : document;
  const all = [...within.querySelectorAll("a[href], button:not(:disabled), input:not([type=hidden])")].filter((one) => one.offsetParent !== null);
  if (dialog.open) return all;
  const main = document.getElementById("main");
  return [...all.filter((one) => main.contains(one)), ...all.filter((one) => !main.contains(one))];
}
function move(step) {
  const all = reachable();
  const at = all.indexOf(document.activeElement);
  all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length]?.focus();
}
addEventListener("keydown", (event) => {
  if (event.key === "ArrowRight" || event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowLeft" || event.key === "ArrowUp") move(-1);
  else if (event.key === "Home") { heading.blur(); heading.focus(); }
  else return;
  event.preventDefault();
});
if (!document.activeElement || document.activeElement === body) heading.focus();

// --- reservation code: keys on the screen, a keyboard, or a reader that types fast and ends with Enter ---------------------
const code = document.getElementById("code");
const scan = document.getElementById("scan");
let read = "", lastKey = 0;
addEventListener("keydown", (event) => {
  if (!scan || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.timeStamp - lastKey > 100) read = "";
  lastKey = event.timeStamp;
  if (event.key === "Enter" && read.length >= 8) {
    event.preventDefault();
    scan.elements.code.value = read;
    read = "";
    scan.requestSubmit();
  } else if (event.key.length === 1) {
    read += event.key;
    if (code && document.activeElement !== code) { code.focus(); }
  }
}, { capture: true });
if (code) {
  const length = Number(code.dataset.length);
  for (const key of document.querySelectorAll(".k-key[name=key], [name=key][value=back]")) {
    key.addEventListener("click", (event) => {
      event.preventDefault();
      if (key.value === "back") code.value = code.value.slice(0, -1);
      else if (code.value.length < length) code.value += key.value;
    });
  }
  code.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    scan.requestSubmit();
  });
}
const pin = document.getElementById("pin");
for (const digit of document.querySelectorAll("[data-digit]")) digit.addEventListener("click", () => { pin.value += digit.dataset.digit; });

// --- staff: hold the name of the place for three seconds ------------------------------------------------------------------
const site = document.getElementById("site");
let hold;
site.addEventListener("pointerdown", () => { hold = setTimeout(() => location.assign("/staff"), 3000); });
for (const end of ["pointerup", "pointerleave", "pointercancel"]) site.addEventListener(end, () => clearTimeout(hold));
addEventListener("contextmenu", (event) => event.preventDefault());

// --- what changes by itself ------------------------------------------------------------------------------------------------
const state = body.dataset.state;
if (state) {
  setInterval(async () => {
    try {
      const now = await (await fetch("/state", { cache: "no-store" })).text();
      if (now !== state && !dialog.open) location.replace(location.href);
    } catch {
      // The kiosk program is being restarted; the next look will tell.
    }
  }, state === "asking" || state === "printing" ? 500 : 3000);
}
