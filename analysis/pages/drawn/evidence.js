// Draws the evidence behind a mark of a chart or a row of a table, on a page of its own.
const shown = new WeakMap();

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const root = parentElement.querySelector(".root");
  if (!root || !data) return;
  const send = (name, value) => setTriggerValue(name, value === null ? { close: true } : value);
  root.replaceChildren(opened(data.evidence, send));
  if (data.bring && shown.get(parentElement) !== data.evidence.title) {
    root.scrollIntoView({ block: "nearest" });
  }
  shown.set(parentElement, data.evidence.title);
}
