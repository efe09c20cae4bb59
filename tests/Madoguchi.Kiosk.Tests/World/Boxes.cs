namespace Madoguchi.Kiosk.Tests.World;

static class Boxes
{
    // What is seen is inside the screen, nothing lies over a control, and every control is as large as a finger.
    public const string Measure = """
        () => {
          const wrong = [];
          const root = document.documentElement;
          if (root.scrollHeight > innerHeight || root.scrollWidth > innerWidth) wrong.push(`scrolls ${root.scrollWidth}x${root.scrollHeight}`);
          const main = document.querySelector("main"), foot = document.querySelector("footer").getBoundingClientRect();
          for (const one of main.querySelectorAll("*")) {
            const box = one.getBoundingClientRect();
            if (box.width === 0 || one.closest(".m-visually-hidden, rt, rp")) continue;
            if (box.bottom > foot.top + 1 || box.right > innerWidth + 1) wrong.push(`${one.tagName}.${one.className} ends at ${Math.round(box.right)},${Math.round(box.bottom)}: ${one.textContent.trim().slice(0, 20)}`);
            if (one.matches(".k-choice") && one.scrollHeight > one.clientHeight + 1) wrong.push(`cut off: ${one.textContent.trim().slice(0, 20)}`);
          }
          const actions = [...document.querySelectorAll(".k-actions .m-button")].map((one) => one.getBoundingClientRect());
          const words = document.createTreeWalker(document.querySelector(".k-body"), NodeFilter.SHOW_TEXT), range = document.createRange();
          for (let text = words.nextNode(); text; text = words.nextNode()) {
            range.selectNodeContents(text);
            for (const line of text.data.trim() ? range.getClientRects() : [])
              if (line.width > 1 && actions.some((one) => line.bottom > one.top + 3 && line.top < one.bottom && line.right > one.left && line.left < one.right)) wrong.push(`under a button: ${text.data.trim().slice(0, 20)}`);
          }
          for (const listen of document.querySelectorAll(".k-listen")) {
            const own = listen.getBoundingClientRect();
            if (own.width === 0) continue;
            const meets = (box) => box.width > 1 && box.bottom > own.top + 2 && box.top < own.bottom - 2 && box.right > own.left + 2 && box.left < own.right - 2;
            if (own.left < 0 || own.right > innerWidth + 1 || own.top < 0 || own.bottom > innerHeight + 1 || listen.scrollWidth > listen.clientWidth + 1) wrong.push(`listening cut off at ${Math.round(own.left)},${Math.round(own.top)}`);
            for (const other of document.querySelectorAll("a, button")) if (other !== listen && meets(other.getBoundingClientRect())) wrong.push(`listening over ${other.textContent.trim().slice(0, 20)}`);
            const all = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let text = all.nextNode(); text; text = all.nextNode()) {
              if (!text.data.trim() || text.parentElement.closest(".k-listen, .m-visually-hidden, dialog")) continue;
              range.selectNodeContents(text);
              if ([...range.getClientRects()].some(meets)) wrong.push(`listening over: ${text.data.trim().slice(0, 20)}`);
            }
          }
          for (const reading of document.querySelectorAll("rt")) {
            const box = reading.getBoundingClientRect();
            if (box.width === 0 || reading.closest(".m-visually-hidden")) continue;
            const holder = reading.closest("button, a, .k-note, main, header, footer").getBoundingClientRect();
            if (box.top < holder.top - 1 || box.bottom > holder.bottom + 1 || box.left < -1 || box.right > innerWidth + 1) wrong.push(`reading cut off: ${reading.textContent} at ${Math.round(box.top)} of ${Math.round(holder.top)}`);
          }
          for (const one of document.querySelectorAll("a, button")) {
            const box = one.getBoundingClientRect();
            if (box.width === 0) continue;
            if (box.width < 72 || box.height < 71.5) wrong.push(`small ${Math.round(box.width)}x${Math.round(box.height)}: ${one.textContent.trim().slice(0, 20)}`);
            const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
            if (!top || !(one === top || one.contains(top))) wrong.push(`covered: ${one.textContent.trim().slice(0, 20)}`);
          }
          return wrong;
        }
        """;

    // Kanji without furigana. Languages are named in their own script; what to bring is named as it is written on the papers, and
    // places as on their signs, so that they are recognised.
    public const string Bare = """
        () => {
          const bare = [];
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const one = text.parentElement;
            if (!/\p{Script=Han}/u.test(text.data) || one.closest("ruby, .m-languages, .k-bring span, .k-plain li")) continue;
            bare.push(text.data.trim().slice(0, 30));
          }
          return bare;
        }
        """;
}
