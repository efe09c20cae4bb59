// Four keys: previous, next, OK (Enter, as the browser does it), repeat.
import { dialog } from "./idle.js";
import { repeat } from "./voice.js";

const heading = document.getElementById("title");
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
  else if (event.key === "Home") {
    heading.blur();
    heading.focus();
    // "Repeat" is heard as well.
    repeat();
  }
  else return;
  event.preventDefault();
});
if (!document.activeElement || document.activeElement === document.body) heading.focus();
