// Draws horizontal bars with marks over one scale of 0 to 100 % and reports the row that was chosen.
//
// data: {alt, bar, marks: [[name, shape]], rows: [{label, size, value, interval: [low, high] or null, marks: [value],
// tip, chosen}]}; numbers are per cent. A chosen row comes back as the trigger "row": its place in the list.

const TICKS = [0, 20, 40, 60, 80, 100];

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function at(node, value) {
  node.style.left = `${value}%`;
  return node;
}

function legend(data) {
  const line = element("div", "legend");
  const entries = [[data.bar, "bar"], ...data.marks.map(([name, shape]) => [name, `mark ${shape}`])];
  for (const [name, className] of entries) {
    const entry = element("span");
    entry.append(element("b", className), name);
    line.append(entry);
  }
  return line;
}

function track(row, marks) {
  const node = element("div", "track");
  node.append(...TICKS.map((tick) => at(element("div", "line"), tick)));
  const bar = element("div", "bar");
  bar.style.width = `${row.value}%`;
  node.append(bar);
  if (row.interval) {
    const whisker = at(element("div", "whisker"), row.interval[0]);
    whisker.style.width = `${row.interval[1] - row.interval[0]}%`;
    node.append(whisker);
  }
  row.marks.forEach((value, index) => node.append(at(element("div", `mark ${marks[index][1]}`), value)));
  return node;
}

function line(row, index, data) {
  const node = element("div", "row");
  node.setAttribute("role", "option");
  node.setAttribute("aria-selected", row.chosen);
  node.setAttribute("aria-label", row.tip);
  node.dataset.index = index;
  node.tabIndex = index === 0 ? 0 : -1;
  const name = element("div", "name");
  name.append(element("span", "", row.label), element("i", "", row.size));
  node.append(name, track(row, data.marks));
  return node;
}

function axis() {
  const node = element("div", "axis");
  node.setAttribute("aria-hidden", "true");
  node.append(...TICKS.map((tick) => at(element("span", "", `${tick} %`), tick)));
  return node;
}

function build(data) {
  const rows = element("div", "rows");
  rows.setAttribute("role", "listbox");
  rows.setAttribute("aria-label", data.alt);
  rows.setAttribute("aria-multiselectable", "true");
  rows.append(...data.rows.map((row, index) => line(row, index, data)), axis());
  return rows;
}

function show(tip, node, data) {
  tip.style.visibility = node ? "visible" : "hidden";
  if (!node) return;
  tip.textContent = data.rows[node.dataset.index].tip;
  tip.style.top = `${node.offsetTop + node.offsetHeight + 2}px`;
}

function listen(rows, tip, data, choose) {
  const rowOf = (event) => event.target.closest(".row");
  rows.onmouseover = (event) => show(tip, rowOf(event), data);
  rows.onmouseleave = () => show(tip, null, data);
  rows.onfocusin = (event) => show(tip, rowOf(event), data);
  rows.onfocusout = () => show(tip, null, data);
  rows.onclick = (event) => rowOf(event) && choose(Number(rowOf(event).dataset.index));
  rows.onkeydown = (event) => {
    const row = rowOf(event);
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const next = step && rows.querySelector(`[data-index="${Number(row.dataset.index) + step}"]`);
    if (event.key === "Enter" || event.key === " ") choose(Number(row.dataset.index));
    else if (next) focus(rows, next);
    else return;
    event.preventDefault();
  };
}

function focus(rows, row) {
  rows.querySelectorAll("[tabindex='0']").forEach((node) => (node.tabIndex = -1));
  row.tabIndex = 0;
  row.focus();
}

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  const focused = root.querySelector(".row:focus .name span")?.textContent;
  const frame = element("div", "frame");
  const rows = build(data);
  const tip = element("div", "tip");
  tip.setAttribute("aria-hidden", "true");
  frame.append(legend(data), rows, tip);
  root.replaceChildren(frame);
  listen(rows, tip, data, (index) => setTriggerValue("row", index));
  // Whoever walks the rows by keyboard goes on from the one that was chosen.
  const again = data.rows.findIndex((row) => row.label === focused);
  if (again >= 0) focus(rows, rows.children[again]);
}
