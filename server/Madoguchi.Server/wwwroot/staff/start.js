// Starts the circuit and looks after its line. A clerk's screen never gives up: it tries again for as long as it is open.
const modal = document.getElementById('components-reconnect-modal');

modal.addEventListener('components-reconnect-state-changed', event => {
  switch (event.detail.state) {
    case 'show':
      if (!modal.open)
        modal.showModal();
      break;
    case 'hide':
      modal.close();
      document.dispatchEvent(new Event('madoguchi:connected'));
      break;
    case 'rejected':
    case 'resume-failed':
      // The server does not know this screen any more (it was started again): a fresh page shows what is true now.
      location.reload();
      break;
  }
});
// Esc must not hide that the line is cut.
modal.addEventListener('cancel', event => event.preventDefault());

document.getElementById('components-reconnect-button').addEventListener('click', comeBack);
document.getElementById('components-resume-button').addEventListener('click', comeBack);
document.getElementById('reconnect-reload').addEventListener('click', () => location.reload());
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible' && modal.open)
    comeBack();
});

async function comeBack() {
  try {
    if (!await Blazor.reconnect() && !await Blazor.resumeCircuit())
      location.reload();
  } catch {
    // Still cut off: the dialog stays and the next attempt comes by itself.
  }
}

Blazor.start({
  circuit: {
    reconnectionOptions: {
      maxRetries: 100000,
      retryIntervalMilliseconds: attempt => attempt < 5 ? 500 : attempt < 20 ? 2000 : 5000,
    },
  },
});
