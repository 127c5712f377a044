// A picture on which rectangles are drawn: with a mouse, a finger, or the keyboard.
//
// data: {label, alt, src, round, boxes: [[left, top, right, bottom]]}, shares of width and height from 0 to 1.
// Trigger "boxes": all rectangles, in the same form, whenever a change is finished.
//
// "Add a box" puts one in the middle. On a box the arrow keys move it, with Shift they resize it, Delete removes it.

// What is drawn lives here, not in `data`, which may be older than the last stroke; a new `round` starts afresh.
const states = new WeakMap();

const SMALLEST = 0.02;
const STEP = 0.02;
const MIDDLE = [0.35, 0.35, 0.65, 0.65];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const within = (value, least = 0, most = 1) => Math.min(Math.max(value, least), most);

function moved([left, top, right, bottom], dx, dy) {
  const x = within(dx, -left, 1 - right);
  const y = within(dy, -top, 1 - bottom);
  return [left + x, top + y, right + x, bottom + y];
}

function resized([left, top, right, bottom], dx, dy) {
  return [left, top, within(right + dx, left + SMALLEST), within(bottom + dy, top + SMALLEST)];
}

function between([x0, y0], [x1, y1]) {
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)];
}

function lay(element, [left, top, right, bottom]) {
  element.style.left = `${100 * left}%`;
  element.style.top = `${100 * top}%`;
  element.style.width = `${100 * (right - left)}%`;
  element.style.height = `${100 * (bottom - top)}%`;
}

function button(className, text, label) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = className;
  element.textContent = text;
  element.setAttribute("aria-label", label);
  return element;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const find = (selector) => parentElement.querySelector(selector);
  const stage = find(".stage");
  const image = find("img");
  const list = find("ul");

  let state = states.get(parentElement);
  const fresh = !state || state.round !== data.round;
  if (fresh) state = { round: data.round, boxes: data.boxes, before: [], moving: null };
  states.set(parentElement, state);
  stage.setAttribute("aria-label", data.label);
  image.alt = data.alt;
  if (image.getAttribute("src") !== data.src) image.src = data.src;

  function draw() {
    stage.querySelectorAll(".box").forEach((element) => element.remove());
    list.replaceChildren();
    state.boxes.forEach((box, index) => {
      const name = `Box ${index + 1}`;
      const element = button("box", "", `${name}: arrow keys move it, Shift and arrow keys resize it`);
      element.dataset.index = index;
      lay(element, box);
      stage.append(element);
      const item = document.createElement("li");
      const remove = button("remove", `${name} \u00d7`, `Remove box ${index + 1}`);
      remove.onclick = () => change(state.boxes.filter((_, other) => other !== index));
      item.append(remove);
      list.append(item);
    });
    find(".undo").disabled = state.before.length === 0;
  }

  function focus(index) {
    stage.querySelector(`[data-index="${index}"]`)?.focus();
  }

  function change(boxes, before = state.boxes) {
    state.before.push(before);
    state.boxes = boxes;
    draw();
    setTriggerValue("boxes", boxes);
  }

  find(".add").onclick = () => {
    change([...state.boxes, MIDDLE]);
    stage.lastElementChild.focus();
  };

  find(".undo").onclick = () => {
    state.boxes = state.before.pop();
    draw();
    setTriggerValue("boxes", state.boxes);
  };

  stage.onpointerdown = (event) => {
    if (event.button !== 0) return;
    const area = stage.getBoundingClientRect();
    const place = ({ clientX, clientY }) => [
      within((clientX - area.left) / area.width),
      within((clientY - area.top) / area.height),
    ];
    const before = state.boxes;
    const held = event.target.closest(".box");
    const index = held ? Number(held.dataset.index) : before.length;
    const start = place(event);
    const element = held ?? document.createElement("div");
    if (!held) {
      element.className = "box";
      stage.append(element);
    }
    let box = held ? before[index] : null;
    stage.setPointerCapture(event.pointerId);
    stage.onpointermove = (motion) => {
      const [x, y] = place(motion);
      box = held ? moved(before[index], x - start[0], y - start[1]) : between(start, [x, y]);
      lay(element, box);
    };
    stage.onpointerup = stage.onpointercancel = (end) => {
      stage.onpointermove = stage.onpointerup = stage.onpointercancel = null;
      const large = box && box[2] - box[0] >= SMALLEST && box[3] - box[1] >= SMALLEST;
      const same = held && box === before[index];
      if (end.type === "pointerup" && large && !same) {
        change([...before.slice(0, index), box, ...before.slice(index + 1)], before);
      } else {
        draw();
      }
      if (held) focus(index);
    };
  };

  stage.onkeydown = (event) => {
    const index = Number(event.target.dataset.index);
    if (Number.isNaN(index)) return;
    if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      change(state.boxes.filter((_, other) => other !== index));
      find(".add").focus();
      return;
    }
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    state.moving ??= state.boxes;
    const step = event.shiftKey ? resized : moved;
    const box = step(state.boxes[index], STEP * arrow[0], STEP * arrow[1]);
    state.boxes = state.boxes.map((other, place) => (place === index ? box : other));
    lay(event.target, box);
  };

  stage.onkeyup = (event) => {
    if (!state.moving || !ARROWS[event.key]) return;
    const index = event.target.dataset.index;
    const before = state.moving;
    state.moving = null;
    change(state.boxes, before);
    focus(index);
  };

  // Not on every answer from the server: a box that is drawn anew loses the keyboard's focus.
  if (fresh) draw();
}
