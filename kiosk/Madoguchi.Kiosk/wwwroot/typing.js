// The reader for QR codes, and typing without a round trip.

// --- reservation code: keys on the screen, a keyboard, or a reader that types fast and ends with Enter ---------------------
const code = document.getElementById("code");
const scan = document.getElementById("scan");
let read = "", lastKey = 0;
addEventListener("keydown", (event) => {
  if (!scan || event.ctrlKey || event.altKey || event.metaKey) return;
  // Slower than this is a hand. Where nothing can be typed by hand, even a slow reader is waited for.
  const slowest = code && document.activeElement === code ? 100 : 1000;
  if (event.timeStamp - lastKey > slowest) read = "";
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

// --- keys on the screen: codes, names, digits; the same as Typing.cs --------------------------------------------------------
const sizes = "あぁいぃうぅえぇおぉつっやゃゆゅよょわゎアァイィウゥエェオォツッヤャユュヨョワヮ";
function marked(text, mark) {
  const [bare, worn] = text.slice(-1).normalize("NFD");
  const turned = worn === mark ? bare : (bare + mark).normalize("NFC");
  return turned.length === 1 ? text.slice(0, -1) + turned : text;
}
function press(text, key, most) {
  if (key === "back") return text.slice(0, -1);
  if (key === "voiced" || key === "half-voiced") return text && marked(text, key === "voiced" ? "\u3099" : "\u309A");
  if (key === "small") return text.slice(0, -1) + text.slice(-1).replace(/./, (last) => sizes.includes(last) ? sizes[sizes.indexOf(last) ^ 1] : last);
  return text.length < most ? text + key : text;
}
const field = document.querySelector("input[data-length]");
if (field) {
  const length = Number(field.dataset.length);
  for (const key of field.form.querySelectorAll("[name=key]")) {
    key.addEventListener("click", (event) => {
      event.preventDefault();
      // A refused code stays to be compared or corrected; the next letter begins a new one.
      const begins = "begins" in field.dataset && key.value.length === 1 && field.value.length === length;
      delete field.dataset.begins;
      field.value = press(begins ? "" : field.value, key.value, length);
      field.scrollLeft = field.scrollWidth;
    });
  }
  field.addEventListener("focus", () => { if ("begins" in field.dataset) field.select(); });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    field.form.requestSubmit();
  });
  // What is typed is not lost when somebody wants larger letters, another language, or help.
  const keep = async () => {
    const typed = new URLSearchParams(new FormData(field.form));
    typed.set("key", "keep");
    try { await fetch(field.form.action, { method: "POST", body: typed }); } catch { /* It is typed again, then. */ }
  };
  for (const link of document.querySelectorAll("a[href^='/look/'], a[href^='/language/']")) {
    link.addEventListener("click", async (event) => {
      event.preventDefault();
      await keep();
      location.assign(link.href);
    });
  }
  const call = document.querySelector("form[action='/call-staff']");
  call.addEventListener("submit", async (event) => {
    event.preventDefault();
    await keep();
    call.submit();
  });
}
const pin = document.getElementById("pin");
for (const digit of document.querySelectorAll("[data-digit]")) digit.addEventListener("click", () => { pin.value += digit.dataset.digit; });
