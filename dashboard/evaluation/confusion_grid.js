// Draws a confusion matrix as a grid of square, clickable cells and reports the one that was chosen.
//
// data: {names, sizes, counts, shades, texts, tips, chosen: [row, column] or null, alone, diagonal, high}; every matrix
// is a list of rows. A chosen cell comes back as the trigger "cell": [true category, predicted category].

const SMALLEST_CELL = 18;
const LARGEST_CELL = 150;
const LEGIBLE_CELL = 19;
const CHARACTER_WIDTH = 6.6;
// Height of the column names, in pixels, from the length of the longest.
const HEADING = { flat: () => 52, slant: (length) => length * 0.77 + 22, upright: (length) => length + 14 };

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function cellAt(row, column) {
  const cell = element("div", "cell");
  cell.dataset.row = row;
  cell.dataset.column = column;
  cell.setAttribute("role", "gridcell");
  cell.tabIndex = -1;
  return cell;
}

// Sets what is not set already: a browser is slow to restyle a cell, and to be asked what it shows.
const shown = new WeakMap();

function set(cell, name, value, write) {
  if (!shown.has(cell)) shown.set(cell, {});
  const known = shown.get(cell);
  if (known[name] === value) return;
  known[name] = value;
  write(cell, value);
}

const WRITE = {
  kind: (cell, value) => (cell.className = value),
  shade: (cell, value) => cell.style.setProperty("--t", value),
  label: (cell, value) => cell.setAttribute("aria-label", value),
  selected: (cell, value) => cell.setAttribute("aria-selected", value),
  text: (cell, value) => (cell.textContent = value),
  font: (cell, value) => (cell.style.fontSize = `${value}px`),
};

function cellsOf(grid) {
  return Array.from(grid.getElementsByClassName("cell"));
}

// Writes a matrix into cells that are there.
function fill(grid, data) {
  const count = data.names.length;
  cellsOf(grid).forEach((cell, index) => {
    const row = Math.floor(index / count);
    const column = index % count;
    const hidden = row === column && !data.diagonal;
    const empty = data.counts[row][column] === 0;
    const chosen = Boolean(data.chosen && data.chosen[0] === row && data.chosen[1] === column);
    const marks = chosen ? (data.alone ? " chosen alone" : " chosen") : "";
    set(cell, "kind", (hidden ? "cell none hidden" : empty ? "cell none" : "cell") + marks, WRITE.kind);
    set(cell, "shade", data.shades[row][column], WRITE.shade);
    set(cell, "label", data.tips[row][column], WRITE.label);
    set(cell, "selected", chosen && data.alone, WRITE.selected);
  });
  grid.querySelectorAll(".name i").forEach((size, index) => (size.textContent = data.sizes[index]));
}

function headings(data) {
  const row = element("div", "row");
  row.setAttribute("role", "row");
  const corner = element("div", "corner");
  corner.append(element("b", "", "True \u2193"), element("b", "", "Predicted \u2192"));
  corner.setAttribute("role", "columnheader");
  row.append(corner);
  for (const name of data.names) {
    const head = element("div", "head");
    head.setAttribute("role", "columnheader");
    head.append(element("span", "", name));
    row.append(head);
  }
  return row;
}

function build(data) {
  const grid = element("div", "grid");
  grid.setAttribute("role", "grid");
  grid.setAttribute("aria-label", "Confusion matrix: a row is a true category, a column a predicted one");
  grid.append(headings(data));
  data.names.forEach((name, row) => {
    const line = element("div", "row");
    line.setAttribute("role", "row");
    const label = element("div", "name");
    label.setAttribute("role", "rowheader");
    label.append(element("span", "", name), element("i"));
    label.title = name;
    line.append(label);
    data.names.forEach((_, column) => line.append(cellAt(row, column)));
    grid.append(line);
  });
  return grid;
}

function legend() {
  const line = element("div", "legend");
  line.append(element("span", "", "0"), element("span", "ramp"), element("span", "high"));
  return line;
}

// Cells grow with the room; names lie flat while they fit over their column, lean where they do not, and stand
// upright where the grid is scrolled sideways, so that no name slides over the row names.
function fit(width, grid, data) {
  const names = data.names;
  const count = names.length;
  const longest = Math.max(...names.map((name) => name.length));
  const wide = longest * CHARACTER_WIDTH + 52;
  const scrolls = (width - wide - 2) / count < SMALLEST_CELL;
  // Beside a grid that is scrolled anyway, whole names are worth more than another column or two.
  const widest = Math.min(wide, width * (scrolls ? 0.56 : 0.36));
  const room = (width - widest - 2) / count;
  const size = Math.floor(Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, room)));
  const words = names.flatMap((name) => name.split(/\s+/));
  const flat = Math.max(...words.map((word) => word.length)) * CHARACTER_WIDTH < size;
  const stance = flat ? "flat" : room < SMALLEST_CELL ? "upright" : "slant";
  const height = HEADING[stance](Math.min(longest, 34) * CHARACTER_WIDTH);
  grid.className = `grid ${stance}`;
  grid.style.gridTemplateColumns = `${widest}px repeat(${count}, ${size}px)`;
  grid.style.gridTemplateRows = `${height}px repeat(${count}, ${size}px)`;
  cellsOf(grid).forEach((cell, index) => {
    const row = Math.floor(index / count);
    const column = index % count;
    const hidden = (row === column && !data.diagonal) || data.counts[row][column] === 0;
    const text = hidden ? "" : data.texts[row][column];
    const font = Math.min(20, size * 0.42, (size - 4) / (0.62 * Math.max(1, text.length)));
    set(cell, "text", size >= LEGIBLE_CELL && font >= 8 ? text : "", WRITE.text);
    set(cell, "font", font, WRITE.font);
  });
}

function light(grid, row, column) {
  const names = grid.querySelectorAll(".name");
  const heads = grid.querySelectorAll(".head");
  names.forEach((node, index) => node.classList.toggle("lit", index === row));
  heads.forEach((node, index) => node.classList.toggle("lit", index === column));
}

function point(frame, tip, cell, data) {
  if (!cell) {
    tip.style.visibility = "hidden";
    return;
  }
  tip.textContent = data.tips[cell.dataset.row][cell.dataset.column];
  const left = cell.offsetLeft + cell.offsetWidth + 8;
  const right = frame.scrollLeft + frame.clientWidth;
  const fits = left + tip.offsetWidth < right;
  tip.style.left = `${Math.max(frame.scrollLeft, fits ? left : cell.offsetLeft - tip.offsetWidth - 8)}px`;
  tip.style.top = `${Math.max(0, cell.offsetTop - 6)}px`;
  tip.style.visibility = "visible";
}

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function listen(frame, grid, tip, data, choose) {
  const count = data.names.length;
  const at = (row, column) => grid.querySelector(`.cell[data-row="${row}"][data-column="${column}"]`);
  const show = (cell) => {
    point(frame, tip, cell, data);
    light(grid, cell ? Number(cell.dataset.row) : -1, cell ? Number(cell.dataset.column) : -1);
  };
  const take = (cell) => {
    const { row, column } = cell.dataset;
    if (data.counts[row][column] > 0) choose([data.names[row], data.names[column]]);
  };
  const enter = (cell) => {
    grid.querySelectorAll(".cell[tabindex='0']").forEach((node) => (node.tabIndex = -1));
    cell.tabIndex = 0;
  };
  const [row, column] = data.chosen ?? [0, 0];
  enter(at(row, column));
  grid.onmouseover = (event) => show(event.target.closest(".cell"));
  grid.onmouseleave = () => show(null);
  grid.onclick = (event) => event.target.closest(".cell") && take(event.target.closest(".cell"));
  grid.onfocusin = (event) => event.target.closest(".cell") && show(event.target.closest(".cell"));
  grid.onfocusout = () => show(null);
  grid.onkeydown = (event) => {
    const cell = event.target.closest(".cell");
    if (!cell) return;
    if (event.key === "Enter" || event.key === " ") take(cell);
    else if (STEPS[event.key]) {
      const next = STEPS[event.key].map((step, axis) => Number(axis ? cell.dataset.column : cell.dataset.row) + step);
      const target = at(...next.map((index) => Math.min(count - 1, Math.max(0, index))));
      enter(target);
      target.focus();
    } else return;
    event.preventDefault();
  };
}

// One watcher an element: it is handed new data again and again, and says only once, at its end, that it is gone.
const watchers = new WeakMap();
const latest = new WeakMap();
// How wide a frame was when it was last measured: asking anew makes the browser lay out the whole page at once.
const widths = new WeakMap();

function measure(frame, grid) {
  widths.set(frame, frame.clientWidth);
  if (frame.clientWidth > 0) fit(frame.clientWidth, grid, latest.get(grid));
}

function draw(root, data) {
  const frame = element("div", "frame");
  const tip = element("div", "tip");
  const grid = build(data);
  tip.setAttribute("aria-hidden", "true");
  frame.append(grid, tip, legend());
  root.replaceChildren(frame);
  watchers.get(root)?.disconnect();
  watchers.set(root, new ResizeObserver(() => measure(frame, grid)));
  watchers.get(root).observe(frame);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const names = JSON.stringify(data.names);
  // The grid of the same categories is kept, so that a click need not build hundreds of cells anew.
  if (root.dataset.names !== names) draw(root, data);
  root.dataset.names = names;
  const frame = root.querySelector(".frame");
  const grid = frame.querySelector(".grid");
  latest.set(grid, data);
  fill(grid, data);
  frame.querySelector(".high").textContent = data.high;
  // At once, not only when the watcher calls: for a frame the page would be as high as an unfitted grid.
  if (widths.get(frame)) fit(widths.get(frame), grid, data);
  else measure(frame, grid);
  listen(frame, grid, frame.querySelector(".tip"), data, (cell) => setTriggerValue("cell", cell));
  return () => watchers.get(root)?.disconnect();
}
