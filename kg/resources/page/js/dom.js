// Making elements. Text goes in as text nodes, never as markup; addresses pass an allow-list; no attribute can carry script.
"use strict";
window.kg = window.kg || /** @type {Kg} */ ({});
(function (kg) {
  const ATTRIBUTE = /^(aria-[a-z]+|data-[a-z-]+|class|id|role|type|value|for|tabindex|title|name|placeholder|autocomplete|hidden|open|disabled|checked|selected|scope|colspan|lang|download|width|height|viewBox|x|y|x1|x2|y1|y2|rx|fill|d|points|transform|cx|cy|r|label|spellcheck|inputmode|min|max|step|text-anchor|accept)$/;
  const SVG = new Set(["svg", "g", "rect", "text", "line", "path", "circle", "title", "polygon"]);

  function append(node, child) {
    if (child === null || child === undefined || child === false) return;
    if (Array.isArray(child)) child.forEach((c) => append(node, c));
    else node.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }

  function build(svg, tag, props, children) {
    const node = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(props || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "on") {
        for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
      } else if (ATTRIBUTE.test(name)) node.setAttribute(name, value === true ? "" : String(value));
      else throw new Error("attribute not allowed: " + name);
    }
    children.forEach((child) => append(node, child));
    return node;
  }

  /** An element: `el("p", {class: "x", on: {click: f}}, "text", otherElement)`. */
  kg.el = (tag, props, ...children) => build(false, tag, props, children);
  kg.svg = (tag, props, ...children) => {
    if (!SVG.has(tag)) throw new Error("element not allowed: " + tag);
    return build(true, tag, props, children);
  };

  /** The address if it is an http(s) one, else null: nothing else is ever put behind a link. */
  kg.safeUrl = function (address) {
    if (typeof address !== "string" || !/^https?:\/\//i.test(address)) return null;
    try {
      const url = new URL(address);
      return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
    } catch (error) {
      if (error instanceof TypeError) return null;
      throw error;
    }
  };

  kg.link = function (address, ...children) {
    const href = kg.safeUrl(address);
    if (!href) return kg.el("span", {}, ...children);
    const a = kg.el("a", {}, ...children);
    a.href = href;
    a.rel = "noopener noreferrer";
    a.target = "_blank";
    return a;
  };

  kg.fill = function (node, ...children) {
    node.replaceChildren();
    children.forEach((child) => append(node, child));
    return node;
  };

  kg.byId = (id) => document.getElementById(id);

  /** Offers text as a file to keep. */
  kg.save = function (name, type, text) {
    const a = kg.el("a", { download: name });
    a.href = URL.createObjectURL(text instanceof Blob ? text : new Blob([text], { type }));
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 2000);
  };

  kg.copy = async function (text, said) {
    try {
      await navigator.clipboard.writeText(text);
    } catch (error) {
      const area = kg.el("textarea", { class: "offscreen" });
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    kg.announce(said);
  };

  /** Says something to whoever cannot see the change, and shows it for a moment to whoever can. */
  kg.announce = function (text) {
    const live = kg.byId("live");
    live.textContent = "";
    live.textContent = text;
  };
})(window.kg);
