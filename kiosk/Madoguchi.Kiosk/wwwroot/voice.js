// What is on the screen, spoken when asked for: sentence by sentence, each marked while it is heard.
import { touched } from "./idle.js";

const listen = [...document.querySelectorAll(".k-listen")];
// Only what the screen itself says; never a field, nor a key of a keyboard.
const spoken = "h1, .k-note, .k-lead, .k-code__label, .k-code__help, .k-number p, .k-choice strong, .k-choice span, .k-facts div, .k-actions .m-button";
let reader = null;
function sentences() {
  const main = document.getElementById("main");
  return [...main.querySelectorAll(spoken)].filter((one) => one.offsetParent !== null && !one.closest(".k-unspoken")).map((one) => {
    const copy = one.cloneNode(true);
    for (const reading of copy.querySelectorAll("rt, rp")) reading.remove();
    return { one, text: copy.textContent.replace(/\s+/g, " ").trim().slice(0, 200) };
  }).filter(({ text }) => text !== "");
}
function sound({ text }) {
  const clip = new Audio(`/voice?text=${encodeURIComponent(text)}`);
  clip.preload = "auto";
  clip.volume = Number(document.body.dataset.volume) / 100;
  return clip;
}
function hush() {
  reader?.clip?.pause();
  reader = null;
  document.querySelector(".k-spoken")?.classList.remove("k-spoken");
  for (const button of listen) button.setAttribute("aria-pressed", "false");
}
async function speak() {
  const own = reader = { clip: null };
  for (const button of listen) button.setAttribute("aria-pressed", "true");
  const all = sentences();
  let next = all.length > 0 ? sound(all[0]) : null;
  for (let i = 0; i < all.length; i++) {
    own.clip = next;
    // While one is heard the next is made.
    next = i + 1 < all.length ? sound(all[i + 1]) : null;
    document.querySelector(".k-spoken")?.classList.remove("k-spoken");
    all[i].one.classList.add("k-spoken");
    touched();
    await new Promise((done) => {
      own.clip.onended = own.clip.onerror = own.clip.onpause = done;
      own.clip.play().catch(done);
    });
    if (reader !== own) return;
  }
  hush();
}
export function repeat() {
  if (listen.length === 0) return;
  hush();
  speak();
}
for (const button of listen) button.addEventListener("click", () => (reader === null ? speak() : hush()));
