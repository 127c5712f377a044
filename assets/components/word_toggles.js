// A text whose words are switched off and on: each word is a button, pressed when it is left out.
//
// Not HTML's <button>, which stands in its line like a picture: in a text from right to left the words would then be
// in the wrong order.
//
// data: {label, round, pieces: [[text, position or null, strength]], off: [positions]}
//   A piece without a position is what stands between words. Strength is -1 to 1: above 0 blue, below 0 orange.
// Trigger "off": the positions of all words that are left out, after each press.
//
// One Tab stop; the arrow keys, Home and End go from word to word; Enter and Space press.

// What is pressed lives here, not in `data`, which may be older than the last press; a new `round` starts afresh.
const states = new WeakMap();

function show(button, off) {
  button.setAttribute("aria-pressed", String(off));
  button.title = off ? "Left out: press to put it back" : "Press to leave it out";
}

function build(group, data) {
  const buttons = [];
  group.replaceChildren(
    ...data.pieces.map(([text, position, strength]) => {
      if (position === null) return document.createTextNode(text);
      const button = document.createElement("span");
      button.setAttribute("role", "button");
      button.textContent = text;
      button.dataset.position = position;
      button.tabIndex = buttons.length ? -1 : 0;
      if (strength) button.className = strength > 0 ? "for" : "against";
      button.style.setProperty("--strength", Math.abs(strength));
      buttons.push(button);
      return button;
    }),
  );
  return buttons;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const group = parentElement.querySelector(".text");
  group.setAttribute("aria-label", data.label);

  const pieces = JSON.stringify(data.pieces);
  let state = states.get(parentElement);
  if (!state || state.round !== data.round) state = { round: data.round, off: new Set(data.off) };
  if (state.pieces !== pieces) {
    state.buttons = build(group, data);
    state.pieces = pieces;
  }
  states.set(parentElement, state);
  const { buttons, off } = state;
  const positionOf = (button) => Number(button.dataset.position);
  buttons.forEach((button) => show(button, off.has(positionOf(button))));

  group.onclick = (event) => {
    const button = event.target.closest("[role=button]");
    if (!button) return;
    const position = positionOf(button);
    if (!off.delete(position)) off.add(position);
    show(button, off.has(position));
    setTriggerValue("off", [...off]);
  };

  group.onfocusin = (event) => {
    buttons.forEach((button) => (button.tabIndex = button === event.target ? 0 : -1));
  };

  group.onkeydown = (event) => {
    const here = buttons.indexOf(event.target);
    if (here < 0) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      event.target.click();
      return;
    }
    const last = buttons.length - 1;
    const forward = getComputedStyle(group).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    const next = { [forward]: here + 1, [backward]: here - 1, Home: 0, End: last }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons[Math.min(Math.max(next, 0), last)].focus();
  };
}
