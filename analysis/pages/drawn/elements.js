// What both drawings are made with; it stands before each of them.
function el(tag, name, text, attributes = {}) {
  const node = document.createElement(tag);
  if (name) node.className = name;
  if (text !== undefined && text !== null) node.textContent = text;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

// With the minus sign of print, not a hyphen.
function signed(value) { return `${value > 0 ? "+" : ""}${value.toFixed(2)}`.replace("-", "−"); }
