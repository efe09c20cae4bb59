// Keys and buttons of the counter terminal. Every press gets an id of its own and is kept until it is answered, so that a cut
// line or a restarted server neither loses it nor carries it out twice.
const keys = { F1: 'next', F2: 'recall', F3: 'start', F4: 'complete', F5: 'hold', F6: 'transfer', F7: 'absent', F8: 'pickup', F9: 'handout', Escape: 'undo' };
const store = `madoguchi:unanswered:${location.pathname}`;
const keptFor = 120_000;
// Further keys than these, pressed while the first is on its way, would be a hand that slipped.
const mostWaiting = 4;
const asks = ['hold', 'transfer', 'add', 'issue', 'cancel'];

let terminal = null;
let unanswered = null;
let waiting = [];
let before = null;

export function attach(reference) {
  if (terminal === null)
    listen();
  terminal = reference;
  // What the page before this one had pressed and not heard of; too old, and the clerk will have gone on by now.
  if (unanswered === null)
    ({ unanswered, waiting = [] } = JSON.parse(sessionStorage.getItem(store) ?? '{"unanswered":null,"waiting":[]}'));
  if (unanswered !== null && Date.now() - unanswered.at > keptFor) {
    waiting = [];
    forget();
  }
  send();
}

/** Shows a question over the terminal. */
export function ask(dialog) {
  before = document.activeElement;
  dialog.addEventListener('cancel', event => {
    event.preventDefault();
    terminal.invokeMethodAsync('CloseDialog');
  });
  dialog.addEventListener('close', () => before?.focus());
  dialog.showModal();
}

function listen() {
  document.addEventListener('keydown', onKey);
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-press]');
    if (button !== null)
      press(button);
  });
  document.addEventListener('submit', event => {
    const form = event.target.closest('[data-press-form]');
    if (form === null)
      return;
    event.preventDefault();
    const field = form.querySelector('input');
    if (form.querySelector('[aria-disabled=true]') === null && field.value.trim() !== '')
      begin(form.dataset.pressForm, field.value);
    field.select();
  });
  document.addEventListener('madoguchi:connected', send);
}

function onKey(event) {
  const action = keys[event.key];
  if (action === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || event.isComposing)
    return;
  const asked = !isCut() && document.querySelector('dialog[open]') !== null;
  // A question answers Esc itself; the browser's own meaning of the other keys (reload, search) would only do harm here.
  if (asked && event.key === 'Escape')
    return;
  event.preventDefault();
  if (asked || event.repeat)
    return;
  const button = document.querySelector(`.desk-keys [data-press="${action}"]`);
  // Without the line one press is kept; a question could not be asked now.
  if (button !== null && !(isCut() && asks.includes(action)))
    press(button);
}

function isCut() {
  return document.querySelector('#components-reconnect-modal[open]') !== null;
}

function press(button) {
  const { press: name, argument = null } = button.dataset;
  // While a press is on its way every key looks closed; whether the next one makes sense is seen when the answer is there.
  if (unanswered !== null)
    later(name, argument);
  else if (button.getAttribute('aria-disabled') !== 'true')
    begin(name, argument);
}

/** A quick clerk's next keys, in their order; the same one again over the same ticket is a finger that trembled. */
function later(name, argument) {
  const last = waiting.at(-1) ?? unanswered;
  const isTrembling = last.name === name && last.argument === argument && last.over === shown();
  if (isTrembling || waiting.length === mostWaiting)
    return;
  waiting.push({ name, argument, over: shown() });
  keep();
}

function begin(name, argument) {
  if (unanswered !== null) {
    later(name, argument);
    return;
  }
  unanswered = { name, argument, over: shown(), id: newId(), at: Date.now() };
  keep();
  document.documentElement.dataset.unsent = name;
  send();
}

/** The ticket which the clerk sees; news of a press can be on the screen before its answer. */
function shown() {
  return document.querySelector('.desk-current__number')?.textContent ?? null;
}

async function send() {
  const current = unanswered;
  if (current === null)
    return;
  try {
    await terminal.invokeMethodAsync('Press', current.name, current.argument, current.id);
    if (unanswered === current)
      forget();
    // What makes no sense after that answer is left out, and does not stop what was pressed after it.
    while (waiting.length > 0 && unanswered === null)
      take(waiting.shift());
  } catch {
    // The line is cut. It is sent again, with the same id, as soon as the line is back.
  }
}

/** Goes on with a key that had to wait, as if it were pressed now. */
function take({ name, argument }) {
  const buttons = Array.from(document.querySelectorAll(`[data-press="${name}"]`));
  const button = buttons.find(one => (one.dataset.argument ?? null) === argument);
  if (button !== undefined)
    press(button);
  else if (argument !== null)
    begin(name, argument);
}

/** A page that is loaded again after a cut goes on with these. Questions are not kept: they can be asked again. */
function keep() {
  if (!asks.includes(unanswered.name))
    sessionStorage.setItem(store, JSON.stringify({ unanswered, waiting }));
}

function forget() {
  unanswered = null;
  sessionStorage.removeItem(store);
  delete document.documentElement.dataset.unsent;
}

/** UUIDv7 (RFC 9562): the time in milliseconds, then random bits. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  let time = Date.now();
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = bytes[6] & 0x0f | 0x70;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  const hex = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
