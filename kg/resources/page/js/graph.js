// The graph of a focus, drawn by vis-network with positions given: no physics, nothing moves by itself.
"use strict";
(function (kg) {
  let network = null;
  let shown = null;
  let cards = new Map();
  let layout = null;
  let drawnFor = "";

  const OPTIONS = {
    physics: false, layout: { improvedLayout: false, randomSeed: 1 }, autoResize: true,
    interaction: { hover: true, dragNodes: false, keyboard: false, selectConnectedEdges: false, tooltipDelay: 1e9, zoomSpeed: 0.6 },
    nodes: { shape: "custom", chosen: false }, edges: { chosen: false },
  };
  const narrow = () => kg.byId("graph").clientWidth < 560;
  const hasConflict = (node) => kg.data.conflicted.has(node.index);

  function standings() {
    const all = new Map();
    const order = shown.nodes.filter((n) => n.kind === "contest");
    const focus = kg.focus();
    order.sort((a, b) => Number(b === focus) - Number(a === focus));
    for (const contest of order) for (const [person, standing] of kg.standing(contest)) if (!all.has(person)) all.set(person, standing);
    return all;
  }
  function visNode(node, place) {
    return { id: node.index, x: place.x, y: place.y, ctxRenderer: ({ ctx, x, y }) => {
      const card = cards.get(node.index);
      const mark = { selected: kg.state.node === node.id, focus: kg.focus() === node, conflict: card.conflict };
      return { drawNode: () => kg.drawCard(ctx, card, node, x, y, mark), nodeDimensions: { width: card.width, height: card.height } };
    } };
  }
  /** An office that is being left is drawn once, as the leaving of it. */
  const hidden = (edge) => edge.kind === "office" && shown.edges.some((e) => e.kind === "resigned" && e.from === edge.from && e.to === edge.to);
  const sameColumn = (edge) => layout.place.get(edge.from)?.x === layout.place.get(edge.to)?.x;
  function visEdge(edge) {
    const standing = edge.kind === "ran" ? kg.standing(kg.data.nodes[edge.to]).get(edge.from) : null;
    const outcome = standing?.outcome;
    const firm = edge.modality === "asserted" || edge.modality === "reported" || edge.facts.length === 0;
    const colour = outcome ? kg.colours[outcome] : edge.kind === "ran" ? kg.colours.none : kg.colours[{ member: "party", office: "office", resigned: "conflict", supports: "accent" }[edge.kind]] || kg.colours.line;
    const says = edge.modality === "denied" ? kg.t("modalities.denied") : firm ? null : kg.t("modalities." + edge.modality);
    const kind = ["member", "ran", "part", "office"].includes(edge.kind) ? null : edge.kind === "resigned" ? [kg.t("edges.resigned"), edge.says && kg.t(edge.says)].filter(Boolean).join(" ") : kg.t(edge.says || "edges." + edge.kind);
    const chosen = kg.state.edge === edge.index;
    return { id: edge.index, from: edge.from, to: edge.to, width: chosen ? 5 : outcome === "elected" || edge.kind === "resigned" ? 3.5 : edge.kind === "part" ? 1 : 2,
      color: { color: colour, highlight: colour, hover: colour, inherit: false }, dashes: firm ? false : edge.modality === "denied" ? [2, 6] : [9, 6],
      label: [kind, says].filter(Boolean).join(" · ") || undefined,
      font: { size: 12, color: kg.colours.ink, face: kg.graphFont, strokeWidth: 4, strokeColor: kg.colours.canvas, align: "horizontal", vadjust: -11 },
      smooth: shown.edges.length > 300 ? false : edge.kind === "part" ? false : sameColumn(edge) ? { enabled: true, type: "curvedCW", roundness: 0.35 } : { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 } };
  }

  function columnHeadings() {
    const keys = [narrow() ? "stood_for" : "stood_for_and", "who_ran", "contests_nav"];
    const top = Math.min(...[...layout.place].map(([i, p]) => p.y - cards.get(i).height / 2)) - 26;
    return keys.flatMap((key, c) => (layout.used[c] ? [{ text: kg.t(key).toUpperCase(), x: layout.x[c], y: top }] : []));
  }
  function headings(ctx) {
    ctx.save();
    ctx.font = "700 13px " + kg.graphFont;
    ctx.fillStyle = kg.colours.muted;
    ctx.textAlign = "center";
    columnHeadings().forEach(({ text, x, y }) => ctx.fillText(text, x, y));
    ctx.restore();
  }

  function start() {
    network = new vis.Network(kg.byId("graph"), { nodes: [], edges: [] }, OPTIONS);
    network.on("click", (event) => {
      if (event.nodes.length) kg.choose({ node: kg.data.nodes[event.nodes[0]].id });
      else if (event.edges.length) kg.choose({ edge: event.edges[0] });
    });
    network.on("doubleClick", (event) => { if (event.nodes.length) kg.choose({ focus: kg.data.nodes[event.nodes[0]].id, node: kg.data.nodes[event.nodes[0]].id }); });
    network.on("hoverNode", () => kg.byId("graph").classList.add("pointing"));
    network.on("blurNode", () => kg.byId("graph").classList.remove("pointing"));
    network.on("hoverEdge", () => kg.byId("graph").classList.add("pointing"));
    network.on("blurEdge", () => kg.byId("graph").classList.remove("pointing"));
    network.on("beforeDrawing", (ctx) => layout && shown.nodes.length && headings(ctx));
    window.kgNetwork = network; // for whoever scripts the page, and its tests
  }

  kg.focus = () => kg.data.nodeById.get(kg.state.focus) || kg.data.nodes[kg.data.meta.focus] || null;

  /** The box that holds every card, headings included: {x, y, width, height}. */
  function extent() {
    const boxes = [...layout.place].map(([i, p]) => ({ l: p.x - cards.get(i).width / 2, r: p.x + cards.get(i).width / 2, t: p.y - cards.get(i).height / 2, b: p.y + cards.get(i).height / 2 }));
    const l = Math.min(...boxes.map((b) => b.l)), r = Math.max(...boxes.map((b) => b.r)), t = Math.min(...boxes.map((b) => b.t)) - 44, b = Math.max(...boxes.map((b) => b.b));
    return { x: (l + r) / 2, y: (t + b) / 2, width: r - l, height: b - t, top: t };
  }
  kg.fit = function () {
    if (!network || !shown || !shown.nodes.length) return;
    const box = extent();
    const room = { w: kg.byId("graph").clientWidth - 28, h: kg.byId("graph").clientHeight - 28 };
    const scale = Math.min(1.15, room.w / box.width, Math.max(room.h / box.height, Math.min(0.5, room.w / box.width)));
    const half = room.h / scale / 2;
    const at = layout.place.get(kg.focus().index)?.y ?? box.y;
    const inTop = at < box.top + 2 * half - 60; // the top, where the headings are, unless the focus is below it
    const y = box.height * scale > room.h ? (inTop ? box.top + half - 8 / scale : Math.min(at, box.top + box.height - half)) : box.y;
    network.moveTo({ position: { x: box.x, y }, scale, animation: false });
  };
  kg.zoom = (factor) => network && network.moveTo({ scale: Math.max(0.1, Math.min(3, network.getScale() * factor)), animation: false });

  /** What the graph shows as a list, for whoever cannot see it or has no canvas: each thing with its lines in words. */
  function listed({ nodes, edges }, message) {
    const inside = new Set(nodes.map((node) => node.index));
    const lines = (node) => kg.neighbours(node).filter(({ edge, node: other }) => inside.has(other.index) && edges.includes(edge)).map(({ edge, node: other }) => kg.t("edges." + edge.kind) + kg.colon() + other.label);
    const rows = nodes.map((node) => () => kg.el("li", {}, kg.nodeButton(node), kg.el("span", { class: "muted" }, " " + [kg.kindLabel(node), node.sub, ...lines(node)].filter(Boolean).join(" · "))));
    const list = kg.el("ul", { class: "names" });
    kg.some(list, rows, 60, "li");
    kg.fill(kg.byId("graph-list"), list);
    if (message) { kg.fill(kg.byId("graph-note"), message); kg.byId("graph-words").open = true; }
  }

  kg.drawGraph = async function () {
    const focus = kg.focus();
    if (!focus) return;
    if (!kg.canvasWorks()) return listed(kg.around(focus, kg.state.depth), kg.t("no_canvas"));
    if (!window.vis) await kg.loadVis();
    if (kg.state.view !== "graph") return;
    const key = [focus.id, kg.state.to, kg.state.hubs, kg.state.way, kg.state.depth, kg.state.more.join(), kg.state.less.join(), JSON.stringify(kg.state.filters), kg.lang, narrow(), kg.colours.canvas].join("|");
    if (key === drawnFor) { repaintEdges(); network.redraw(); return; }
    drawnFor = key;
    if (!network) start();
    shown = kg.pathShown() || kg.around(focus, kg.state.depth);
    const standing = standings();
    cards = new Map(shown.nodes.map((node) => [node.index, kg.card(node, node.kind === "person" ? standing.get(node.index) : null, narrow())]));
    shown.nodes.forEach((node) => (cards.get(node.index).conflict = hasConflict(node)));
    layout = kg.arrange(shown, (node) => cards.get(node.index), narrow());
    network.setData({ nodes: shown.nodes.map((node) => visNode(node, layout.place.get(node.index))), edges: shown.edges.filter((edge) => !hidden(edge)).map(visEdge) });
    kg.fill(kg.byId("graph-title"), focus.label);
    listed(shown);
    kg.byId("graph").setAttribute("aria-label", kg.t("graph_label", { n: shown.nodes.length, focus: focus.label }));
    const message = shown.nodes.length < 2 ? kg.t("no_nodes") : shown.left ? kg.t("too_many", { shown: shown.nodes.length, n: shown.nodes.length + shown.left }) : "";
    kg.fill(kg.byId("graph-note"), message);
    kg.fit();
  };
  let lastEdge = null;
  function repaintEdges() {
    const edges = network.body.data.edges;
    for (const e of [lastEdge, kg.state.edge]) if (e !== null && edges.get(e)) edges.update(visEdge(kg.data.edges[e]));
    lastEdge = kg.state.edge;
  }
  kg.shownNodes = () => (shown ? shown.nodes : []);
  /** What is drawn and where, for whoever makes a file of it. */
  kg.drawing = () => ({ ...shown, edges: shown.edges.filter((edge) => !hidden(edge)), place: layout.place, cards, headings: columnHeadings(), extent: extent() });
  kg.edgeLook = (edge) => visEdge(edge);
  kg.isShown = (node) => Boolean(layout && layout.place.has(node.index));

  /** The card nearest in a direction from the one chosen, for the arrow keys. */
  function towards(dx, dy) {
    const here = kg.data.nodeById.get(kg.state.node) || kg.focus();
    const at = layout.place.get(here.index);
    if (!at) return kg.focus();
    let best = null;
    for (const [index, p] of layout.place) {
      const along = (p.x - at.x) * dx + (p.y - at.y) * dy;
      const aside = Math.abs((p.x - at.x) * dy) + Math.abs((p.y - at.y) * dx);
      if (along < 5) continue;
      const cost = along + aside * 2.5;
      if (!best || cost < best.cost) best = { index, cost };
    }
    return best ? kg.data.nodes[best.index] : here;
  }
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  kg.graphKey = function (event) {
    if (!layout || event.ctrlKey || event.metaKey || event.altKey) return;
    if (ARROWS[event.key]) {
      const node = towards(...ARROWS[event.key]);
      kg.choose({ node: node.id });
      kg.announce(node.label + ", " + kg.kindLabel(node) + (node.sub ? ", " + node.sub : ""));
    } else if (event.key === "Enter" && kg.state.node) kg.choose({ focus: kg.state.node, node: kg.state.node });
    else if (event.key === "Escape") kg.choose({});
    else if ((event.key === "d" || event.key === "r") && kg.state.node) kg.unfold(kg.data.nodeById.get(kg.state.node), event.key === "d" ? "more" : "less");
    else if (event.key === "+") kg.zoom(1.25);
    else if (event.key === "-") kg.zoom(0.8);
    else if (event.key === "0") kg.fit();
    else return;
    event.preventDefault();
  };
  /** Where a node is on the screen, for tests and for scripts: {x, y} of its centre within the window. */
  kg.onScreen = function (id) {
    const p = network.canvasToDOM(layout.place.get(kg.data.nodeById.get(id).index));
    const box = kg.byId("graph").getBoundingClientRect();
    return { x: box.left + p.x, y: box.top + p.y };
  };
})(window.kg);
