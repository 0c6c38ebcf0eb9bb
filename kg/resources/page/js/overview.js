// The whole graph on one canvas: places come from Python, names appear as one zooms in, nothing is redrawn while nothing moves.
"use strict";
(function (kg) {
  const NAMES_SHOWN = 160;
  const HEAVY = 2500; // nodes and lines above which a whole drawing waits until the hand rests
  const REST = 120; // milliseconds
  const SLICE = 9; // milliseconds of drawing in one frame
  const CHUNK = 1500; // lines or nodes between two looks at the clock
  const FAR = 0.25; // pixels a unit below which the lines of labels, which cross everything, are left out of a large graph

  let canvas = null;
  let view = null; // {x, y, scale}: the point of the drawing in the middle of the canvas, pixels a unit
  let still = null; // the last whole drawing and the view it was made for: what is shown while moving
  let work = null; // the drawing in the making
  let asked = false;
  let moving = false;
  let settle = 0;
  let byImportance = null;

  const IMPORTANCE = { election: 5, contest: 3, party: 2, person: 1, office: 0 };
  const ROOM = { contest: 0.3, person: 0.9, office: 0.9 }; // pixels a unit below which names of a kind would cover the drawing
  const RADIUS = { election: 9, contest: 7, party: 6 };
  const LINES = { member: "party", office: "office", resigned: "conflict", supports: "accent", ran: "contest" };

  const heavy = () => kg.data.nodes.length + kg.data.edges.length > HEAVY;
  const size = () => ({ w: canvas.clientWidth, h: canvas.clientHeight });
  function projection(at) {
    const { w, h } = size();
    return { x: (node) => (node.x - at.x) * at.scale + w / 2, y: (node) => (node.y - at.y) * at.scale + h / 2, w, h };
  }
  function whole() {
    let [l, r, t, b] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const n of kg.data.nodes) { if (n.x < l) l = n.x; if (n.x > r) r = n.x; if (n.y < t) t = n.y; if (n.y > b) b = n.y; }
    const { w, h } = size();
    return { x: (l + r) / 2, y: (t + b) / 2, scale: Math.min(2.2, (w - 160) / Math.max(1, r - l), (h - 90) / Math.max(1, b - t)) };
  }
  /** Which nodes the filters leave: a flag a node; null for all. */
  function passing() {
    if (!kg.anyFilter()) return null;
    const on = new Uint8Array(kg.data.nodes.length);
    for (const edge of kg.data.edges) if (edge.facts.some((f) => kg.shows(f))) on[edge.from] = on[edge.to] = 1;
    for (const node of kg.data.nodes) if (node.facts.some((f) => kg.shows(f))) on[node.index] = 1;
    return on;
  }
  const shownLine = (edge, at, on) => !(edge.kind === "member" && at.scale < FAR && kg.data.edges.length > 3000) && !(on && !(on[edge.from] && on[edge.to]));
  const radius = (node, at) => Math.max(1.5, Math.min(7, (RADIUS[node.kind] || 4) * Math.min(1, at.scale * 1.6)));
  const lineColour = (edge) => kg.colours[LINES[edge.kind]] || kg.colours.line;

  function* lines(ctx, at, on) {
    const p = projection(at);
    const nodes = kg.data.nodes;
    ctx.lineWidth = 1;
    ctx.globalAlpha = kg.data.edges.length > 3000 ? 0.15 : 0.3;
    let colour = null;
    let count = 0;
    const flush = () => { if (count) { ctx.strokeStyle = colour; ctx.stroke(); } ctx.beginPath(); count = 0; };
    ctx.beginPath();
    for (const edge of kg.data.edges) {
      if (!shownLine(edge, at, on)) continue;
      const [ax, ay, bx, by] = [p.x(nodes[edge.from]), p.y(nodes[edge.from]), p.x(nodes[edge.to]), p.y(nodes[edge.to])];
      if ((ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > p.w && bx > p.w) || (ay > p.h && by > p.h)) continue;
      const wanted = lineColour(edge);
      if (wanted !== colour) { flush(); colour = wanted; }
      ctx.moveTo(ax, ay);
      ctx.lineTo(bx, by);
      if (++count >= CHUNK) { flush(); yield; ctx.globalAlpha = kg.data.edges.length > 3000 ? 0.15 : 0.3; }
    }
    flush();
    ctx.globalAlpha = 1;
  }
  function* dots(ctx, at, on) {
    const p = projection(at);
    let done = 0;
    for (const node of kg.data.nodes) {
      if (on && !on[node.index]) continue;
      const [x, y] = [p.x(node), p.y(node)];
      if (x < -20 || y < -20 || x > p.w + 20 || y > p.h + 20) continue;
      const r = radius(node, at);
      ctx.fillStyle = kg.colours[node.kind] || kg.colours.none;
      if (r < 2.2) ctx.fillRect(x - r, y - r, 2 * r, 2 * r);
      else { ctx.beginPath(); ctx.arc(x, y, r, 0, 2 * Math.PI); ctx.fill(); }
      if (kg.state.node === node.id) { ctx.beginPath(); ctx.arc(x, y, r + 3, 0, 2 * Math.PI); ctx.strokeStyle = kg.colours.ink; ctx.lineWidth = 3; ctx.stroke(); }
      if (++done % CHUNK === 0) yield;
    }
  }
  /** Nodes in the order in which they are named; made once. */
  function ordered() {
    const weight = (n) => (IMPORTANCE[n.kind] || 0) * 1e6 + kg.data.edgesOf[n.index].length;
    byImportance ??= [...kg.data.nodes].sort((a, b) => weight(b) - weight(a) || a.index - b.index);
    return byImportance;
  }
  /** The names to write: [{node, x, y}], the most important first, none over another. */
  function named(ctx, at, on) {
    const p = projection(at);
    const visible = [];
    const inside = (node) => { const [x, y] = [p.x(node), p.y(node)]; return x > -20 && y > -20 && x < p.w + 20 && y < p.h + 20; };
    const few = kg.data.nodes.length < 400;
    const cells = new Set(); // squares of the screen that a name takes
    for (const node of ordered()) {
      if (visible.length >= NAMES_SHOWN) break;
      if ((on && !on[node.index]) || (!few && at.scale < (ROOM[node.kind] ?? 0)) || !inside(node)) continue;
      const [x, y] = [p.x(node), p.y(node)];
      ctx.font = fontOf(node);
      const half = ctx.measureText(node.short).width / 2 + 3;
      const taken = [];
      for (let c = Math.floor((x - half) / 12); c <= Math.floor((x + half) / 12); c++) for (let r = Math.floor((y - 22) / 9); r <= Math.floor((y - 5) / 9); r++) taken.push(c * 4096 + r);
      if (taken.some((cell) => cells.has(cell))) continue;
      taken.forEach((cell) => cells.add(cell));
      visible.push({ node, x, y });
    }
    return visible;
  }
  const fontOf = (node) => (node.kind === "election" ? "700 15px " : node.kind === "contest" ? "600 13px " : "12px ") + kg.graphFont;
  function names(ctx, at, on) {
    ctx.textAlign = "center";
    for (const { node, x, y } of named(ctx, at, on)) {
      ctx.font = fontOf(node);
      ctx.lineWidth = 3.5;
      ctx.strokeStyle = kg.colours.canvas;
      ctx.strokeText(node.short, x, y - 9);
      ctx.fillStyle = kg.colours.ink;
      ctx.fillText(node.short, x, y - 9);
    }
  }
  function* everything(ctx, at) {
    const on = passing();
    yield* lines(ctx, at, on);
    yield* dots(ctx, at, on);
    names(ctx, at, on);
  }

  function ground(target) {
    const ratio = window.devicePixelRatio || 1;
    const { w, h } = size();
    if (target.width !== Math.round(w * ratio)) target.width = Math.round(w * ratio);
    if (target.height !== Math.round(h * ratio)) target.height = Math.round(h * ratio);
    const ctx = target.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = kg.colours.canvas;
    ctx.fillRect(0, 0, w, h);
    return ctx;
  }
  /** The last drawing, moved and scaled to where the hand is. */
  function shift() {
    const ctx = ground(canvas);
    if (!still) return;
    const { w, h } = size();
    const scale = view.scale / still.view.scale;
    const x = w / 2 + (still.view.x - view.x) * view.scale - (w / 2) * scale;
    const y = h / 2 + (still.view.y - view.y) * view.scale - (h / 2) * scale;
    ctx.drawImage(still.image, x, y, w * scale, h * scale);
  }
  function begin() {
    const image = document.createElement("canvas");
    const ctx = ground(image);
    work = { image, view: { ...view }, steps: everything(ctx, { ...view }) };
  }
  /** One frame: all of a small graph; of a large one the old drawing while moving, else a slice of the new. */
  function paint() {
    asked = false;
    if (kg.state.view !== "overview") { work = null; return; }
    if (!heavy()) {
      const ctx = ground(canvas);
      for (const step of everything(ctx, view)) void step;
      return;
    }
    if (moving) { work = null; shift(); return; }
    if (!work) begin();
    const start = performance.now();
    let done = false;
    while (!done && performance.now() - start < SLICE) done = work.steps.next().done;
    if (done || !still) {
      ground(canvas).drawImage(work.image, 0, 0, size().w, size().h);
    }
    if (done) {
      still = work;
      work = null;
      performance.mark("kg-overview-whole");
    } else ask();
  }
  function ask() {
    if (!asked) { asked = true; requestAnimationFrame(paint); }
  }
  /** Asks for a drawing while the view moves: a quick one if the graph is heavy, a whole one when it rests. */
  function move() {
    if (heavy()) {
      moving = true;
      clearTimeout(settle);
      settle = setTimeout(() => { moving = false; ask(); }, REST);
    }
    ask();
  }

  function nearest(x, y) {
    const p = projection(view);
    const on = passing();
    let best = null;
    for (const node of kg.data.nodes) {
      if (on && !on[node.index]) continue;
      const d = Math.hypot(p.x(node) - x, p.y(node) - y);
      if (d < 18 && (!best || d < best.d)) best = { node, d };
    }
    return best && best.node;
  }
  function zoomAt(x, y, factor) {
    const { w, h } = size();
    const scale = Math.max(0.002, Math.min(4, view.scale * factor));
    view.x += (x - w / 2) * (1 / view.scale - 1 / scale);
    view.y += (y - h / 2) * (1 / view.scale - 1 / scale);
    view.scale = scale;
    move();
  }
  /** Moves by pixels and zooms around the middle: for keys, buttons and scripts. */
  kg.overviewMove = function ({ dx = 0, dy = 0, factor = 1 }) {
    view.x += dx / view.scale;
    view.y += dy / view.scale;
    zoomAt(size().w / 2, size().h / 2, factor);
  };

  function pointers() {
    const held = new Map();
    let moved = 0;
    canvas.addEventListener("pointerdown", (e) => { held.set(e.pointerId, e); moved = 0; canvas.setPointerCapture(e.pointerId); });
    canvas.addEventListener("pointermove", (e) => {
      const before = held.get(e.pointerId);
      if (!before) return;
      moved += Math.abs(e.clientX - before.clientX) + Math.abs(e.clientY - before.clientY);
      if (held.size === 2) {
        const other = [...held.values()].find((q) => q.pointerId !== e.pointerId);
        const d = (q) => Math.hypot(q.clientX - other.clientX, q.clientY - other.clientY);
        const box = canvas.getBoundingClientRect();
        zoomAt((e.clientX + other.clientX) / 2 - box.left, (e.clientY + other.clientY) / 2 - box.top, d(e) / Math.max(1, d(before)));
      } else kg.overviewMove({ dx: before.clientX - e.clientX, dy: before.clientY - e.clientY });
      held.set(e.pointerId, e);
    });
    const up = (e) => {
      if (held.delete(e.pointerId) && moved < 6 && e.type === "pointerup") {
        const box = canvas.getBoundingClientRect();
        const node = nearest(e.clientX - box.left, e.clientY - box.top);
        if (node) kg.choose({ node: node.id });
      }
    };
    canvas.addEventListener("pointerup", up);
    canvas.addEventListener("pointercancel", up);
    canvas.addEventListener("wheel", (e) => { e.preventDefault(); zoomAt(e.offsetX, e.offsetY, Math.exp(-e.deltaY / 400)); }, { passive: false });
  }
  const KEYS = { ArrowLeft: { dx: -80 }, ArrowRight: { dx: 80 }, ArrowUp: { dy: -80 }, ArrowDown: { dy: 80 }, "+": { factor: 1.3 }, "-": { factor: 1 / 1.3 } };
  function start() {
    canvas = kg.el("canvas", { id: "overview-canvas", tabindex: "0", role: "img" });
    const tool = (id, words, act) => kg.el("button", { type: "button", class: "tool", id, "aria-label": words, on: { click: act } }, id === "overview-out" ? "−" : id === "overview-in" ? "+" : "");
    const fit = () => { view = whole(); move(); };
    kg.fill(kg.byId("view-overview"), kg.el("div", { class: "graph-tools" }, kg.el("span", { class: "what", id: "overview-title" }),
      tool("overview-out", kg.t("zoom_out"), () => kg.overviewMove({ factor: 0.8 })), tool("overview-in", kg.t("zoom_in"), () => kg.overviewMove({ factor: 1.25 })), tool("overview-fit", kg.t("fit"), fit)), canvas);
    pointers();
    canvas.addEventListener("keydown", (e) => {
      if (KEYS[e.key]) kg.overviewMove(KEYS[e.key]);
      else if (e.key === "0") fit();
      else return;
      e.preventDefault();
    });
    new ResizeObserver(() => { still = null; ask(); }).observe(canvas);
  }
  kg.drawOverview = function () {
    if (!canvas) start();
    const counts = { n: kg.number(kg.data.nodes.length), m: kg.number(kg.data.edges.length) };
    canvas.setAttribute("aria-label", kg.t("overview_label", counts));
    kg.byId("overview-fit").textContent = kg.t("fit");
    kg.byId("overview-title").textContent = kg.t("overview_counts", counts);
    if (!view) view = whole();
    work = null;
    ask();
  };
  kg.overviewPoint = function (id) {
    const p = projection(view);
    const box = canvas.getBoundingClientRect();
    const node = kg.data.nodeById.get(id);
    return { x: box.left + p.x(node), y: box.top + p.y(node) };
  };
  /** The overview as SVG text, in view and in full detail. */
  kg.overviewSvg = function (tag, escape) {
    const on = passing();
    const p = projection(view);
    const c = kg.colours;
    const edges = kg.data.edges.filter((edge) => shownLine(edge, view, on)).map((edge) => {
      const [a, b] = [kg.data.nodes[edge.from], kg.data.nodes[edge.to]];
      return tag("line", { x1: p.x(a).toFixed(1), y1: p.y(a).toFixed(1), x2: p.x(b).toFixed(1), y2: p.y(b).toFixed(1), stroke: lineColour(edge) });
    });
    const nodes = kg.data.nodes.filter((node) => !on || on[node.index]).map((node) => tag("circle", { cx: p.x(node).toFixed(1), cy: p.y(node).toFixed(1), r: radius(node, view).toFixed(1), fill: c[node.kind] || c.none }, tag("title", {}, escape(node.label))));
    const words = named(canvas.getContext("2d"), view, on).map(({ node, x, y }) => tag("text", { x: x.toFixed(1), y: (y - 9).toFixed(1), "text-anchor": "middle", "font-size": 12, "font-family": kg.graphFont, fill: c.ink }, escape(node.short)));
    return tag("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: "0 0 " + p.w + " " + p.h, width: p.w, height: p.h }, tag("rect", { width: p.w, height: p.h, fill: c.canvas }) + tag("g", { opacity: 0.4 }, edges.join("")) + nodes.join("") + words.join(""));
  };
})(window.kg);
