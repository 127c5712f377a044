// Draws a confusion matrix as a grid of square, clickable cells and reports the one that was chosen.
//
// data: {names, sizes, counts, shades, texts, tips, chosen: [row, column] or null, diagonal, high}; every matrix is a
// list of rows. A chosen cell comes back as the trigger "cell": [true category, predicted category].

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

function cellOf(data, row, column) {
  const hidden = row === column && !data.diagonal;
  const empty = data.counts[row][column] === 0;
  const cell = element("div", hidden ? "cell none hidden" : empty ? "cell none" : "cell");
  cell.style.setProperty("--t", data.shades[row][column]);
  cell.dataset.row = row;
  cell.dataset.column = column;
  cell.dataset.text = hidden || empty ? "" : data.texts[row][column];
  cell.setAttribute("role", "gridcell");
  cell.setAttribute("aria-label", data.tips[row][column]);
  cell.tabIndex = -1;
  return cell;
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
    label.append(element("span", "", name), element("i", "", data.sizes[row]));
    label.title = name;
    line.append(label);
    data.names.forEach((_, column) => line.append(cellOf(data, row, column)));
    grid.append(line);
  });
  return grid;
}

function legend(data) {
  const line = element("div", "legend");
  line.append(element("span", "", "0"), element("span", "ramp"), element("span", "", data.high));
  return line;
}

// Cells grow with the room; names lie flat while they fit over their column, lean where they do not, and stand
// upright where the grid is scrolled sideways, so that no name slides over the row names.
function fit(frame, grid, data) {
  const count = data.names.length;
  const longest = Math.max(...data.names.map((name) => name.length));
  const wide = longest * CHARACTER_WIDTH + 52;
  const scrolls = (frame.clientWidth - wide - 2) / count < SMALLEST_CELL;
  // Beside a grid that is scrolled anyway, whole names are worth more than another column or two.
  const widest = Math.min(wide, frame.clientWidth * (scrolls ? 0.56 : 0.36));
  const room = (frame.clientWidth - widest - 2) / count;
  const size = Math.floor(Math.max(SMALLEST_CELL, Math.min(LARGEST_CELL, room)));
  const words = data.names.flatMap((name) => name.split(/\s+/));
  const flat = Math.max(...words.map((word) => word.length)) * CHARACTER_WIDTH < size;
  const stance = flat ? "flat" : room < SMALLEST_CELL ? "upright" : "slant";
  const height = HEADING[stance](Math.min(longest, 34) * CHARACTER_WIDTH);
  grid.className = `grid ${stance}`;
  grid.style.gridTemplateColumns = `${widest}px repeat(${count}, ${size}px)`;
  grid.style.gridTemplateRows = `${height}px repeat(${count}, ${size}px)`;
  for (const cell of grid.querySelectorAll(".cell")) {
    const text = cell.dataset.text;
    const font = Math.min(20, size * 0.42, (size - 4) / (0.62 * Math.max(1, text.length)));
    cell.textContent = size >= LEGIBLE_CELL && font >= 8 ? text : "";
    cell.style.fontSize = `${font}px`;
  }
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
  if (data.chosen) at(row, column).classList.add("chosen");
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

export default function ({ data, parentElement, setTriggerValue }) {
  const frame = element("div", "frame");
  const grid = build(data);
  const tip = element("div", "tip");
  tip.setAttribute("aria-hidden", "true");
  frame.append(grid, tip, legend(data));
  parentElement.querySelector(".root").replaceChildren(frame);
  // At once, not only when the watcher calls: for a frame the page would be as high as an unfitted grid.
  if (frame.clientWidth > 0) fit(frame, grid, data);
  listen(frame, grid, tip, data, (cell) => setTriggerValue("cell", cell));
  const watcher = new ResizeObserver(() => fit(frame, grid, data));
  watcher.observe(frame);
  return () => watcher.disconnect();
}
