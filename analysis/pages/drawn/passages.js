// Draws evidence: sentences with their marks in place. It stands before what shows them.
function passage(one, send) {
  const line = el("div", "passage");
  const where = el("div", "where");
  where.append(el("div", "", one.place));
  if (one.speaker !== null) where.append(el("div", "", one.speaker ? `quoted: ${one.speaker}` : "quoted"));
  if (one.tone !== null) where.append(el("div", "", `tone ${signed(one.tone)}`));
  const read = el("button", "more", "Read", { "aria-label": `Read ${one.place} in the article`, type: "button" });
  read.onclick = (event) => { event.stopPropagation(); send("read", { article: one.article, sentence: one.sentence }); };
  where.append(read);
  const text = el("p", "", undefined, { dir: "auto" });
  if (one.pieces.length) {
    for (const piece of one.pieces) {
      text.append(piece.mark ? el("mark", "", piece.text, { title: piece.mark }) : document.createTextNode(piece.text));
    }
  } else {
    const blank = el("span", "blank", undefined, { "aria-hidden": "true" });
    blank.style.width = `${Math.min(64, one.words) * 7}px`;
    text.append(blank, document.createTextNode(`${one.words} words`));
    if (one.terms.length) text.append(document.createTextNode(": "));
    one.terms.forEach((term) => { text.append(el("mark", "", term), document.createTextNode(" ")); });
  }
  line.append(where, text);
  return line;
}

function opened(evidence, send) {
  const box = el("section", "evidence", undefined, { "aria-label": `Evidence: ${evidence.title}` });
  const head = el("div", "head");
  const title = el("h3", "", evidence.title, { tabindex: "-1" });
  const close = el("button", "close", "Close", { type: "button" });
  close.onclick = (event) => { event.stopPropagation(); send("open", null); };
  head.append(title, close);
  box.append(head, el("p", "lead", evidence.lead));
  if (evidence.text_free) {
    box.append(el("p", "lead", "The texts belong to their publishers and are not part of this case: you see each sentence's place, length, tone and matched words. Supply the texts on the Data page and the sentences appear."));
  }
  for (const one of evidence.passages) box.append(passage(one, send));
  if (evidence.left_out) box.append(el("p", "why", `${evidence.left_out} more are left out here.`));
  box.append(el("p", "why", `How this is counted: ${evidence.how}`));
  box.onclick = (event) => event.stopPropagation();
  box.onkeydown = (event) => { if (event.key === "Escape") send("open", null); };
  return box;
}
