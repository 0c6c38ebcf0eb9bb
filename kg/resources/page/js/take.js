// What one takes away: the view as PNG or SVG, the selection as GEXF or CSV, a frame to put in a page, the address of what is seen.
"use strict";
(function (kg) {
  const escape = (text) => String(text).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "").replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
  const tag = (name, attributes, inside) => "<" + name + Object.entries(attributes).map(([k, v]) => (v === undefined || v === null ? "" : " " + k + '="' + escape(v) + '"')).join("") + (inside === undefined ? "/>" : ">" + inside + "</" + name + ">");
  const stem = () => kg.fold(kg.state.view === "graph" && kg.focus() ? kg.focus().label : document.querySelector("h1").textContent).replace(/ /g, "-").slice(0, 60) || "kg";

  /** The nodes and lines of the selection: what the graph shows, or all that passes the filters. */
  kg.selection = function () {
    if (kg.state.view === "graph") return { nodes: kg.shownNodes(), edges: kg.drawing().edges };
    const edges = kg.data.edges.filter(kg.anyFilter() ? (edge) => edge.facts.some((f) => kg.shows(f)) : () => true);
    const inside = new Set(edges.flatMap((edge) => [edge.from, edge.to]));
    return { nodes: kg.data.nodes.filter((node) => !kg.anyFilter() || inside.has(node.index) || node.facts.some((f) => kg.shows(f))), edges };
  };

  /** GEXF 1.3 with kinds, figures and places, as Gephi reads it. */
  kg.gexf = function ({ nodes, edges }) {
    const values = (given) => tag("attvalues", {}, Object.entries(given).map(([key, value]) => tag("attvalue", { for: key, value })).join(""));
    const declared = (kind, names) => tag("attributes", { class: kind }, names.map((name) => tag("attribute", { id: name, title: name, type: name === "facts" ? "integer" : "string" })).join(""));
    const body = declared("node", ["kind", "facts"]) + declared("edge", ["kind", "modality", "facts"])
      + tag("nodes", {}, nodes.map((n) => tag("node", { id: n.id, label: n.label }, values({ kind: n.kind, facts: kg.weight(n) }) + tag("viz:position", { x: n.x, y: -n.y, z: 0 }))).join(""))
      + tag("edges", {}, edges.map((e) => tag("edge", { id: e.index, source: kg.data.nodes[e.from].id, target: kg.data.nodes[e.to].id, label: kg.t("edges." + e.kind) }, values({ kind: e.kind, modality: e.modality, facts: e.facts.length }))).join(""));
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tag("gexf", { xmlns: "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz", version: "1.3" }, tag("graph", { defaultedgetype: "directed", mode: "static" }, body)) + "\n";
  };

  /** The cards and lines of the graph as SVG text, in the colours of the screen. */
  function graphSvg() {
    const { nodes, edges, place, cards, headings, extent } = kg.drawing();
    const c = kg.colours;
    const words = (x, y, text, size, fill, more) => tag("text", { x, y, "font-size": size, fill, "font-family": kg.graphFont, ...more }, escape(text));
    const line = (edge) => {
      const look = kg.edgeLook(edge);
      const [a, b] = [place.get(edge.from), place.get(edge.to)];
      const mid = (a.x + b.x) / 2;
      const path = edge.kind === "part" || a.x === b.x ? `M${a.x} ${a.y} L${b.x} ${b.y}` : `M${a.x} ${a.y} C${mid} ${a.y} ${mid} ${b.y} ${b.x} ${b.y}`;
      return tag("path", { d: path, fill: "none", stroke: look.color.color, "stroke-width": look.width, "stroke-dasharray": look.dashes ? look.dashes.join(" ") : undefined })
        + (look.label ? words(mid, (a.y + b.y) / 2 - 6, look.label, 12, c.ink, { "text-anchor": "middle", stroke: c.canvas, "stroke-width": 3, "paint-order": "stroke" }) : "");
    };
    const node = (n) => {
      const [card, p] = [cards.get(n.index), place.get(n.index)];
      const [x, y] = [p.x - card.width / 2, p.y - card.height / 2];
      let at = y + 23;
      let out = tag("rect", { x, y, width: card.width, height: card.height, rx: 8, fill: c.card, stroke: c.line }) + tag("rect", { x, y, width: 6, height: card.height, rx: 3, fill: c[n.kind] || c.none });
      for (const text of card.name) { out += words(x + 18, at, text, 15, c.ink, { "font-weight": 600 }); at += 19; }
      for (const text of card.sub) { out += words(x + 18, at - 2, text, 12, c.muted); at += 16; }
      if (card.badge) out += tag("rect", { x: x + 18, y: at - 10, width: card.badgeWidth, height: 19, rx: 9, fill: c[card.outcome] }) + words(x + 26, at + 3.5, card.badge, 11.5, c["badge-ink"], { "font-weight": 600 });
      return tag("g", {}, tag("title", {}, escape(n.label)) + out);
    };
    const box = [extent.x - extent.width / 2 - 20, extent.top - 20, extent.width + 40, extent.height + 40];
    return tag("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: box.join(" "), width: Math.round(box[2]), height: Math.round(box[3]) },
      tag("rect", { x: box[0], y: box[1], width: box[2], height: box[3], fill: c.canvas }) + headings.map((h) => words(h.x, h.y, h.text, 13, c.muted, { "text-anchor": "middle", "font-weight": 700 })).join("") + edges.map(line).join("") + nodes.map(node).join(""));
  }
  const LOOK = ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "fill-opacity", "font-size", "font-weight", "font-family", "text-anchor"];
  /** A drawing of the page with its looks written in, so that it stands alone. */
  function standalone(svg) {
    const copy = svg.cloneNode(true);
    const pairs = [[svg, copy], ...[...svg.querySelectorAll("*")].map((node, i) => [node, copy.querySelectorAll("*")[i]])];
    for (const [from, to] of pairs) {
      const style = getComputedStyle(from);
      for (const name of LOOK) to.setAttribute(name, style.getPropertyValue(name));
      for (const name of ["class", "tabindex", "role", "id"]) to.removeAttribute(name);
    }
    const [x, y, w, h] = svg.getAttribute("viewBox").split(" ").map(Number);
    const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [name, value] of Object.entries({ x, y, width: w, height: h, fill: kg.colours.canvas })) ground.setAttribute(name, value);
    copy.prepend(ground);
    copy.setAttribute("width", w * 2);
    copy.setAttribute("height", h * 2);
    return new XMLSerializer().serializeToString(copy);
  }
  /** The view as SVG text; null where a view is made of words. */
  kg.svgOfView = function () {
    if (kg.state.view === "graph") return graphSvg();
    if (kg.state.view === "overview") return kg.overviewSvg(tag, escape);
    const drawn = kg.byId("view-" + kg.state.view).querySelector("svg[id]");
    return drawn ? standalone(drawn) : null;
  };
  async function png(svg) {
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
    await image.decode();
    const canvas = kg.el("canvas", { width: Math.min(8000, image.width * (image.width < 1600 ? 2 : 1)), height: Math.min(8000, image.height * (image.width < 1600 ? 2 : 1)) });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    return new Promise((done) => canvas.toBlob(done));
  }
  const drawn = (make) => async () => {
    const svg = kg.svgOfView();
    if (svg) await make(svg);
    else kg.announce(kg.t("no_drawing"));
  };

  kg.embedCode = () => tag("iframe", { src: kg.permalink({ embed: true }), title: document.title, width: "100%", height: 640, loading: "lazy", sandbox: "allow-scripts allow-downloads allow-popups", style: "border:0" }, "");

  const ACTS = {
    png: drawn(async (svg) => kg.save(stem() + ".png", "image/png", await png(svg))),
    svg: drawn((svg) => kg.save(stem() + ".svg", "image/svg+xml", svg)),
    gexf: () => kg.save(stem() + ".gexf", "application/gexf+xml", kg.gexf(kg.selection())),
    csv: () => kg.save(stem() + ".csv", "text/csv", kg.csv(kg.tableCells())),
    link: () => kg.copy(kg.permalink({}), kg.t("copied_link")),
    embed: () => kg.copy(kg.embedCode(), kg.t("copied_embed")),
    print: () => window.print(),
  };
  kg.startTake = function () {
    const menu = kg.byId("take");
    const words = () => kg.fill(kg.byId("take-list"), Object.keys(ACTS).map((name) => kg.el("li", {}, kg.el("button", { type: "button", class: "nav", id: "take-" + name, on: { click: () => { menu.open = false; menu.querySelector("summary").focus(); ACTS[name](); } } }, kg.t("take_" + name)))));
    menu.addEventListener("toggle", () => menu.open && words());
    menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); } });
    document.addEventListener("click", (event) => { if (!menu.contains(event.target)) menu.open = false; });
    words();
  };
})(window.kg);
