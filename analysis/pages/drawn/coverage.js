// Draws the coverage matrix: items by outlets. A row's heading opens its passages.
const SIGNS = { "found": "", "not found": "–", "unsure": "", "not claimed": "" };

function stateCell(mark) {
  const cell = el("td", mark ? mark.state.replace(" ", "-") : "unread");
  if (!mark) return cell;
  const shown = el("span", "shown", undefined, { "aria-hidden": "true", title: mark.said });
  if (SIGNS[mark.state]) shown.append(el("b", "", SIGNS[mark.state]));
  shown.append(el(mark.state === "not found" ? "i" : "span", "", mark.printed));
  cell.append(shown, el("span", "unseen", mark.said));
  return cell;
}

function drawMatrix(root, data, send) {
  const table = el("table", "", undefined, { "aria-label": data.title });
  const head = el("tr");
  head.append(el("th", "corner", "Item", { scope: "col" }));
  for (const name of data.names) {
    const cell = el("th", "", undefined, { scope: "col" });
    cell.append(el("bdi", "outlet", name));
    head.append(cell);
  }
  const thead = el("thead");
  thead.append(head);
  table.append(thead);
  for (const group of data.groups) {
    const body = el("tbody");
    const title = el("tr", "kind");
    title.append(el("th", "", group.kind, { colspan: String(data.names.length + 1), scope: "rowgroup" }));
    body.append(title);
    for (const line of group.lines) {
      const isOpen = line.key === data.open;
      const row = el("tr", isOpen ? "open" : "");
      const name = el("th", "item", undefined, { scope: "row" });
      const ask = el("button", "", undefined, { type: "button", "aria-expanded": String(isOpen), "data-key": line.key });
      ask.append(el("bdi", "", line.label));
      ask.onclick = () => send("open", isOpen ? null : { item: line.key });
      name.append(ask);
      row.append(name);
      for (const mark of line.marks) row.append(stateCell(mark));
      body.append(row);
    }
    table.append(body);
  }
  const wrap = el("div", "wrap", undefined, { tabindex: "0", role: "region", "aria-label": data.title });
  wrap.append(table);
  root.replaceChildren(wrap);
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (!root || !data) return;
  const send = (name, value) => setTriggerValue(name, value === null ? { close: true } : value);
  const active = root.getRootNode().activeElement;
  const focused = active && active.dataset ? active.dataset.key : undefined;
  drawMatrix(root, data, send);
  if (focused) {
    const back = [...root.querySelectorAll("[data-key]")].find((node) => node.dataset.key === focused);
    if (back) back.focus();
  }
}
