// Draws the sheet from values. Every string reaches the page by textContent, never as markup.
const SHAPES = ["●", "■", "▲", "◆", "✚", "▼", "★"];
const LIGHT = ["#0072B2", "#C24E00", "#00795A", "#AA3377", "#3A5FA8", "#7A5C00", "#5B3FA0"];
const DARK = ["#5DB4E8", "#F0924A", "#4CC9A0", "#E48FBF", "#8FB0F0", "#D9B84A", "#B79CF0"];
const NARROW = 720;
const kept = new WeakMap();

function dark(root) {
  const probe = getComputedStyle(root).getPropertyValue("--st-background-color").trim();
  const hex = probe.match(/^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i);
  if (!hex) return false;
  return hex.slice(1).reduce((sum, part) => sum + parseInt(part, 16), 0) < 384;
}

function colours(root) { return dark(root) ? DARK : LIGHT; }

// Speakers are told apart by shades of one colour: the hues belong to the outlets.
function shade(index) {
  return `color-mix(in srgb, var(--accent) ${[100, 66, 42, 26][index % 4]}%, var(--paper))`;
}

function heading(column, palette) {
  const box = el("div", "");
  const name = el("span", "name");
  // As in the charts: after seven, colours return with other shapes; one of many is a grey ring.
  const turn = column.colour + Math.floor(column.colour / SHAPES.length);
  const shape = el("span", "shape", column.lit ? SHAPES[turn % SHAPES.length] : "○", { "aria-hidden": "true" });
  if (column.lit) shape.style.color = palette[column.colour % palette.length];
  const label = el("bdi", "", column.name);
  name.append(shape, label);
  box.append(name, el("span", "facts", column.facts));
  for (const flag of column.flags) box.append(el("span", "flag", flag));
  return box;
}

function voices(cell, ask) {
  const box = document.createDocumentFragment();
  const bar = el("div", "voice", undefined, { "aria-hidden": "true" });
  const names = el("div", "voices");
  let next = 0;
  for (const item of cell.items) {
    const colour = item.kind === "own" ? "var(--own)" : item.kind === "others"
      ? "color-mix(in srgb, var(--ink) 30%, var(--paper))" : item.kind === "reported"
        ? "repeating-linear-gradient(135deg, var(--accent) 0 2px, var(--paper) 2px 4.5px)" : shade(next++);
    const part = el("span");
    part.style.width = `${100 * item.size}%`;
    part.style.background = colour;
    if (item.size > 0) bar.append(part);
    const name = ask(item, "");
    const swatch = el("span", "swatch", undefined, { "aria-hidden": "true" });
    swatch.style.background = colour;
    name.append(swatch, el("bdi", "", item.label), document.createTextNode(` ${item.printed}`));
    names.append(name);
  }
  box.append(bar, names);
  return box;
}

function bars(cell, ask) {
  const box = el("div", "bars");
  for (const item of cell.items) {
    const line = ask(item, "bar");
    const track = el("span", "track");
    const fill = el("span", item.faint ? "fill faint" : "fill");
    fill.style.width = `${Math.max(0, 100 * item.size)}%`;
    if (item.size > 0) track.append(fill);
    line.append(el("span", "", item.label), el("em", "", item.printed), track);
    box.append(line);
  }
  return box;
}

function dots(cell) {
  const box = document.createDocumentFragment();
  const says = cell.items.map((item) => `${item.label} ${item.printed}`).join("; ");
  const axis = el("div", "axis", undefined, { "aria-hidden": "true" });
  axis.append(el("span", "zero"));
  for (const item of cell.items) {
    const dot = el("span", `dot ${item.kind}`);
    dot.style.left = `${50 + 50 * item.size}%`;
    dot.title = `${item.label} ${item.printed}`;
    axis.append(dot);
  }
  const ends = el("div", "ends", undefined, { "aria-hidden": "true" });
  ends.append(el("span", "", "−1"), el("span", "", "0"), el("span", "", "+1"));
  box.append(axis, ends, el("div", "values", says));
  return box;
}

function chips(cell, ask) {
  const box = el("div", "chips");
  for (const item of cell.items) {
    const chip = ask(item, "chip");
    chip.append(el("bdi", "", item.label));
    if (item.printed) chip.append(el("i", "", item.printed));
    box.append(chip);
  }
  return box;
}

function list(cell, ask) {
  const box = el("div", "list");
  for (const kind of new Set(cell.items.map((item) => item.kind))) {
    const line = el("div", "group");
    line.append(el("span", "kind", kind));
    for (const item of cell.items.filter((each) => each.kind === kind)) {
      const word = ask(item, "word");
      word.append(el("bdi", "", item.label));
      if (item.printed !== "1") word.append(el("i", "", `×${item.printed}`));
      line.append(word);
    }
    box.append(line);
  }
  return box;
}

// An actor a line: its name, a dot a voice where there are sentences enough, the counts in words.
function toward(cell, ask) {
  const box = el("div", "toward");
  for (const label of new Set(cell.items.map((item) => item.label))) {
    const items = cell.items.filter((each) => each.label === label);
    const line = el("div", "actor");
    const name = ask(items[0], "word");
    name.append(el("bdi", "", label));
    line.append(name);
    const placed = items.filter((each) => each.size !== null);
    if (placed.length) line.append(placedOn(placed));
    for (const item of items) line.append(el("span", "counts", item.printed));
    box.append(line);
  }
  return box;
}

function placedOn(items) {
  const box = el("div", "", undefined, { "aria-hidden": "true" });
  const axis = el("div", "axis");
  axis.append(el("span", "zero"));
  for (const item of items) {
    const dot = el("span", `dot ${item.kind}`);
    dot.style.left = `${50 + 50 * item.size}%`;
    dot.title = item.printed;
    axis.append(dot);
  }
  const ends = el("div", "ends");
  ends.append(el("span", "", "−1 ill"), el("span", "", "0"), el("span", "", "well +1"));
  box.append(axis, ends);
  return box;
}

function slim(root) { return root.clientWidth > 0 && root.clientWidth < NARROW; }

function draw(root, data, send) {
  const palette = colours(root);
  const narrow = slim(root);
  root.className = narrow ? "root narrow" : "root";
  const { columns, rows } = data.sheet;
  const table = el("table", "", undefined, { "aria-label": "Columns are outlets, rows are questions" });
  if (!narrow) table.style.minWidth = `${168 + 158 * columns.length}px`;
  const head = el("tr");
  head.append(el("td", "corner"));
  for (const column of columns) {
    const cell = el("th", column.apart ? "apart" : "", undefined, { scope: "col" });
    cell.append(heading(column, palette));
    head.append(cell);
  }
  const thead = el("thead");
  thead.append(head);
  const body = el("tbody");
  for (const row of rows) {
    const line = el("tr");
    const question = el("th", "", undefined, { scope: "row" });
    question.append(el("span", "q", row.question), el("span", "about", row.about));
    if (row.tier === "C") question.append(el("span", "tier", "exploratory"));
    line.append(question);
    let evidenceHere = null;
    columns.forEach((column, i) => {
      const cell = row.cells[i];
      const isOpen = data.open && data.open.row === row.key && data.open.outlet === column.outlet;
      const box = el("td", `cell${column.apart ? " apart" : ""}${isOpen ? " open" : ""}`, undefined, { "data-outlet": column.name });
      const key = (item) => `${row.key}~${column.outlet}~${item}`;
      const toggle = (item) => {
        const same = isOpen && data.open.item === item;
        send("open", same ? null : { row: row.key, outlet: column.outlet, item });
      };
      const ask = (item, name) => {
        if (!item.key) return el("span", name);
        const expanded = Boolean(isOpen && data.open.item === item.key);
        const button = el("button", name, undefined, { type: "button", "aria-expanded": String(expanded), "data-key": key(item.key) });
        button.onclick = (event) => { event.stopPropagation(); toggle(item.key); };
        return button;
      };
      if (cell.missing) {
        box.append(el("span", "missing", cell.missing));
      } else {
        const kind = { voices, bar: bars, dot: dots, list, toward }[row.form] || chips;
        box.append(kind(cell, ask));
        const expanded = Boolean(isOpen && !data.open.item);
        const note = el("button", "note", cell.note || "evidence", { type: "button", "aria-expanded": String(expanded), "aria-label": `${cell.note || "evidence"}: open the evidence, ${row.question} ${column.name}`, "data-key": key("") });
        note.onclick = (event) => { event.stopPropagation(); toggle(""); };
        box.append(note);
        box.onclick = () => toggle("");
      }
      line.append(box);
      if (isOpen && data.evidence) {
        evidenceHere = opened(data.evidence, send);
        if (narrow) { box.append(evidenceHere); evidenceHere = null; }
      }
    });
    body.append(line);
    if (evidenceHere) {
      const extra = el("tr", "opened");
      const wide = el("td", "", undefined, { colspan: String(columns.length + 1) });
      wide.append(evidenceHere);
      extra.append(wide);
      body.append(extra);
    }
  }
  table.append(thead, body);
  const heads = el("div", "heads");
  if (narrow) for (const column of columns) heads.append(heading(column, palette));
  const wrap = el("div", "wrap", undefined, narrow ? {} : { tabindex: "0", role: "region", "aria-label": "The sheet" });
  wrap.append(table);
  root.replaceChildren(heads, wrap);
}

function same(a, b) { return JSON.stringify(a || null) === JSON.stringify(b || null); }

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (!root || !data) return;
  const before = kept.get(parentElement) || {};
  const send = (name, value) => setTriggerValue(name, value === null ? { close: true } : value);
  const scope = root.getRootNode();
  const focused = scope.activeElement && scope.activeElement.dataset ? scope.activeElement.dataset.key : undefined;
  draw(root, data, send);
  const by = (key) => [...root.querySelectorAll("[data-key]")].find((node) => node.dataset.key === key);
  if (before.data && !same(before.data.open, data.open)) {
    if (data.open) {
      const title = root.querySelector(".evidence h3");
      if (title) { title.focus({ preventScroll: true }); title.scrollIntoView({ block: "nearest" }); }
    } else {
      const was = before.data.open;
      const back = by(`${was.row}~${was.outlet}~${was.item}`) || by(`${was.row}~${was.outlet}~`);
      if (back) back.focus();
    }
  } else if (focused) {
    const back = by(focused);
    if (back) back.focus();
  }
  if (before.observer) before.observer.disconnect();
  let width = slim(root);
  const observer = new ResizeObserver(() => {
    const now = slim(root);
    if (now !== width) { width = now; draw(root, data, send); }
  });
  observer.observe(root);
  kept.set(parentElement, { data, observer });
  return () => observer.disconnect();
}
