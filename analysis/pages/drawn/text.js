// Draws one article with its layers. Every string reaches the page by textContent.
const TOLD = ["headline", "subhead", "body"];

function describe(one) {
  const tone = one.tone === null ? "no tone" : `tone ${signed(one.tone)}`;
  const voice = one.speaker === null ? "own voice" : `quoted${one.speaker ? `: ${one.speaker}` : ""}`;
  return `Sentence ${one.i + 1}: ${one.words} words, ${tone}, ${voice}`;
}

function strip(sentences, go) {
  const box = el("div", "strip", undefined, { role: "group", "aria-label": "Sentences by length, tone and voice" });
  const most = Math.max(12, ...sentences.map((one) => one.words));
  for (const one of sentences) {
    const warmth = one.tone === null || Math.abs(one.tone) < 0.05 ? "" : one.tone > 0 ? " warm" : " cold";
    const bar = el("button", `${one.speaker === null ? "" : "quoted"}${warmth}`, "", { type: "button", title: describe(one), "aria-label": describe(one) });
    bar.style.height = `${Math.max(8, 100 * one.words / most)}%`;
    bar.onclick = () => go(one.i);
    box.append(bar);
  }
  return box;
}

function sentence(one) {
  const box = el("span", "sentence", undefined, { "data-i": String(one.i) });
  if (!one.runs.length) {
    const blank = el("span", one.speaker === null ? "blank" : "blank quoted", undefined, { role: "img", "aria-label": describe(one), title: describe(one) });
    blank.style.width = `${Math.min(80, one.words) * 6}px`;
    box.append(blank);
    for (const term of one.terms) box.append(el("mark", "l1", term), document.createTextNode(" "));
    return box;
  }
  for (const run of one.runs) {
    if (!run.layers.length) { box.append(document.createTextNode(run.text)); continue; }
    const top = run.layers[run.layers.length - 1];
    const name = `l${top % 5}${run.layers.length > 1 ? " two" : ""}`;
    box.append(el("mark", name, run.text, { title: run.says }));
  }
  return box;
}

export default function (component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".root");
  if (!root || !data) return;
  const told = data.lines.filter((line) => TOLD.includes(line.zone)).flatMap((line) => line.sentences);
  const go = (i) => {
    root.querySelectorAll(".here").forEach((node) => node.classList.remove("here"));
    const target = root.querySelector(`[data-i="${Number(i)}"]`);
    if (target) { target.classList.add("here"); target.scrollIntoView({ block: "center" }); }
  };
  const parts = [];
  if (told.length) {
    parts.push(strip(told, go));
    parts.push(el("p", "key", "One bar a sentence: height is length; hollow is quoted; blue is positive tone, orange negative, plain neither. Choose a bar to go to its sentence."));
  }
  if (data.layers.length) {
    const legend = el("div", "legend", undefined, { "aria-label": "Layers" });
    data.layers.forEach((name, i) => legend.append(el("mark", `l${i % 5}`, name)));
    parts.push(legend);
  }
  for (const line of data.lines) {
    const other = !TOLD.includes(line.zone);
    if (other && !data.zones) continue;
    const box = el("div", `line ${other ? "other" : line.zone}`, undefined, { dir: "auto" });
    if (other || data.zones) box.append(el("span", "zone", line.zone));
    line.sentences.forEach((one, i) => {
      if (i) box.append(document.createTextNode(" "));
      box.append(sentence(one));
    });
    parts.push(box);
  }
  root.replaceChildren(...parts);
  if (data.sentence !== null) go(data.sentence);
}
