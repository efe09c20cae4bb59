// The screens work without any of these files. They add what needs a clock or keys.
import { dialog } from "./idle.js";
import "./keys.js";
import "./voice.js";
import "./typing.js";

// A page from the browser's memory could be another person's.
addEventListener("pageshow", (event) => { if (event.persisted) location.replace("/"); });

// --- staff: hold the name of the place for three seconds ------------------------------------------------------------------
const site = document.getElementById("site");
let hold;
site.addEventListener("pointerdown", () => { hold = setTimeout(() => location.assign("/staff"), 3000); });
for (const end of ["pointerup", "pointerleave", "pointercancel"]) site.addEventListener(end, () => clearTimeout(hold));
addEventListener("contextmenu", (event) => event.preventDefault());

// --- what changes by itself ------------------------------------------------------------------------------------------------
const state = document.body.dataset.state;
// Who has pressed something is on the way already; looking again would take the answer from under the finger.
let going = false;
addEventListener("beforeunload", () => { going = true; });
if (state) {
  setInterval(async () => {
    try {
      const now = await (await fetch("/state", { cache: "no-store" })).text();
      if (now !== state && !dialog.open && !going) location.replace(location.href);
    } catch {
      // The kiosk program is being restarted; the next look will tell.
    }
  }, /^(asking|printing) /.test(state) ? 500 : 3000);
}

// --- the watchdog opens the browser anew when no page beats (docs/operations.md) --------------------------------------------
const beat = () => fetch("/alive", { method: "POST" }).catch(() => {});
beat();
setInterval(beat, 10000);
