// Draws a word in its contexts, a line a place, as a table; every line leads to its sentence.
function place(line, send) {
  const row = el("tr");
  if (line.note) {
    const cell = el("td", "note", undefined, { colspan: "3" });
    const blank = el("span", "blank", undefined, { "aria-hidden": "true" });
    cell.append(blank, document.createTextNode(line.note));
    row.append(cell);
  } else {
    const left = el("td", "left", undefined, { dir: "auto" });
    left.append(el("span", "", line.left));
    const word = el("th", "word", undefined, { scope: "row", dir: "auto" });
    word.append(el("mark", "", line.word));
    row.append(left, word, el("td", "right", line.right, { dir: "auto" }));
  }
  row.append(el("td", "outlet", line.outlet, { dir: "auto" }), el("td", "day", line.published || "no date"));
  const last = el("td", "go");
  const named = line.sentence < 0 ? "the article" : `sentence ${line.sentence + 1}`;
  const read = el("button", "more", "Read", { type: "button", "aria-label": `Read ${named}, ${line.outlet}, ${line.published || "no date"}` });
  read.onclick = () => send("read", { article: line.article, sentence: line.sentence });
  last.append(read);
  row.append(last);
  return row;
}

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (!root || !data) return;
  const box = el("div", "wrap", undefined, { tabindex: "0", role: "region", "aria-label": data.title });
  const table = el("table");
  table.append(el("caption", "unseen", data.title));
  const head = el("tr");
  for (const [name, title] of [["left", "before"], ["word", "word"], ["right", "after"], ["outlet", "outlet"], ["day", "published"], ["go", ""]]) {
    const cell = el("th", name, title, { scope: "col" });
    if (!title) cell.append(el("span", "unseen", "read it in its article"));
    head.append(cell);
  }
  const heads = el("thead");
  heads.append(head);
  const body = el("tbody");
  for (const line of data.lines) body.append(place(line, setTriggerValue));
  table.append(heads, body);
  box.append(table);
  root.replaceChildren(box);
}
