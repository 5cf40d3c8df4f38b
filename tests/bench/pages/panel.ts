/** The least that a form can be: a button that puts labels and inputs into the page, timed from the click to the paint. */

let taken: number | undefined;

/** Puts the button into an empty page. */
export function panelReady(fields: number): void {
  taken = undefined;
  const button = document.createElement('button');
  button.textContent = 'open';
  button.addEventListener('click', (event) => openPanel(event.timeStamp, fields));
  document.body.replaceChildren(button);
}

/** Milliseconds of the last opening; undefined: it is not painted yet. */
export const panelTime = (): number | undefined => taken;

function openPanel(began: number, fields: number): void {
  const panel = document.createElement('form');
  for (let at = 0; at < fields; at += 1) {
    const label = document.createElement('label');
    label.append(`field ${at}`, document.createElement('input'));
    panel.append(label);
  }
  document.body.append(panel);
  panel.querySelector('input')?.focus();
  requestAnimationFrame(() => {
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      taken = performance.now() - began;
    };
    painted.port2.postMessage(null);
  });
}
