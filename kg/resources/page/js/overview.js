// The whole graph on one canvas: places come from Python, names appear as one zooms in, nothing is redrawn while nothing moves.
"use strict";
(function (kg) {
  const NAMES_SHOWN = 160;
  let view = null; // {x, y, scale}: the point of the drawing in the middle of the canvas, pixels a unit
  let canvas = null;
  let asked = false;
  let grid = null;
  let still = null; // the last whole drawing and the view it was made for: what is shown while moving
  let settle = 0;
  const HEAVY = 2500; // nodes and lines above which a whole drawing waits until the hand rests
  const REST = 120; // milliseconds

  const size = () => ({ w: canvas.clientWidth, h: canvas.clientHeight });
  const toScreen = (node) => ({ x: (node.x - view.x) * view.scale + size().w / 2, y: (node.y - view.y) * view.scale + size().h / 2 });
  function whole() {
    let [l, r, t, b] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const n of kg.data.nodes) { l = Math.min(l, n.x); r = Math.max(r, n.x); t = Math.min(t, n.y); b = Math.max(b, n.y); }
    const { w, h } = size();
    return { x: (l + r) / 2, y: (t + b) / 2, scale: Math.min(2.2, (w - 160) / Math.max(1, r - l), (h - 90) / Math.max(1, b - t)) };
  }
  function passing() {
    if (!kg.anyFilter()) return null;
    const on = new Set();
    for (const edge of kg.data.edges) if (edge.facts.some((f) => kg.passing.has(f))) { on.add(edge.from); on.add(edge.to); }
    kg.data.nodes.forEach((n) => n.facts.some((f) => kg.passing.has(f)) && on.add(n.index));
    return on;
  }

  function lines(ctx, on) {
    const byColour = new Map();
    for (const edge of kg.data.edges) {
      if (edge.kind === "member" && view.scale < 0.25 && kg.data.edges.length > 3000) continue;
      if (on && !(on.has(edge.from) && on.has(edge.to))) continue;
      const outcome = edge.kind === "ran" ? "contest" : edge.kind;
      const colour = kg.colours[{ member: "party", office: "office", resigned: "conflict", supports: "accent" }[outcome] || outcome] || kg.colours.line;
      if (!byColour.has(colour)) byColour.set(colour, new Path2D());
      const a = toScreen(kg.data.nodes[edge.from]);
      const b = toScreen(kg.data.nodes[edge.to]);
      byColour.get(colour).moveTo(a.x, a.y);
      byColour.get(colour).lineTo(b.x, b.y);
    }
    ctx.lineWidth = 1;
    ctx.globalAlpha = kg.data.edges.length > 3000 ? 0.15 : 0.3;
    for (const [colour, path] of byColour) { ctx.strokeStyle = colour; ctx.stroke(path); }
    ctx.globalAlpha = 1;
  }
  const IMPORTANCE = { election: 5, contest: 3, party: 2, person: 1, office: 0 };
  const ROOM = { contest: 0.3, person: 0.9, office: 0.9 }; // pixels a unit below which names of a kind would cover the drawing
  function names(ctx, visible) {
    const taken = [];
    visible.sort((a, b) => (IMPORTANCE[b.node.kind] || 0) - (IMPORTANCE[a.node.kind] || 0) || kg.data.edgesOf[b.node.index].length - kg.data.edgesOf[a.node.index].length || a.node.index - b.node.index);
    let drawn = 0;
    ctx.textAlign = "center";
    const few = visible.length < 400;
    for (const { node, p } of visible) {
      if (drawn >= NAMES_SHOWN) break;
      if (!few && view.scale < (ROOM[node.kind] ?? 0)) continue;
      const font = (node.kind === "election" ? "700 15px " : node.kind === "contest" ? "600 13px " : "12px ") + kg.graphFont;
      ctx.font = font;
      const text = node.short || node.label;
      const w = ctx.measureText(text).width / 2 + 3;
      const box = { l: p.x - w, r: p.x + w, t: p.y - 22, b: p.y - 5 };
      if (taken.some((o) => box.l < o.r && box.r > o.l && box.t < o.b && box.b > o.t)) continue;
      taken.push(box);
      drawn += 1;
      ctx.lineWidth = 3.5;
      ctx.strokeStyle = kg.colours.canvas;
      ctx.strokeText(text, p.x, p.y - 9);
      ctx.fillStyle = kg.colours.ink;
      ctx.fillText(text, p.x, p.y - 9);
    }
  }
  function paint() {
    asked = false;
    if (kg.state.view !== "overview") return;
    const ratio = window.devicePixelRatio || 1;
    const { w, h } = size();
    if (canvas.width !== Math.round(w * ratio)) canvas.width = Math.round(w * ratio);
    if (canvas.height !== Math.round(h * ratio)) canvas.height = Math.round(h * ratio);
    const ctx = canvas.getContext("2d");
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = kg.colours.canvas;
    ctx.fillRect(0, 0, w, h);
    if (moving && still) { shift(ctx, w, h); return; }
    const on = passing();
    lines(ctx, on);
    const visible = [];
    grid = new Map();
    for (const node of kg.data.nodes) {
      if (on && !on.has(node.index)) continue;
      const p = toScreen(node);
      if (p.x < -20 || p.y < -20 || p.x > w + 20 || p.y > h + 20) continue;
      visible.push({ node, p });
      const cell = Math.round(p.x / 24) + ":" + Math.round(p.y / 24);
      if (!grid.has(cell)) grid.set(cell, []);
      grid.get(cell).push({ node, p });
      const r = Math.max(1.5, Math.min(7, ({ election: 9, contest: 7, party: 6 }[node.kind] || 4) * Math.min(1, view.scale * 1.6)));
      ctx.fillStyle = kg.colours[node.kind] || kg.colours.none;
      ctx.beginPath();
      ctx.arc(p.x, p.y, r, 0, 2 * Math.PI);
      ctx.fill();
      if (kg.state.node === node.id) { ctx.strokeStyle = kg.colours.ink; ctx.lineWidth = 3; ctx.stroke(); }
    }
    names(ctx, visible);
    keep();
  }
  function keep() {
    if (kg.data.nodes.length + kg.data.edges.length <= HEAVY) return;
    const image = still ? still.image : document.createElement("canvas");
    image.width = canvas.width;
    image.height = canvas.height;
    image.getContext("2d").drawImage(canvas, 0, 0);
    still = { image, view: { ...view } };
  }
  /** The last drawing, moved and scaled to where the hand is. */
  function shift(ctx, w, h) {
    const scale = view.scale / still.view.scale;
    const x = w / 2 + (still.view.x - view.x) * view.scale - (w / 2) * scale;
    const y = h / 2 + (still.view.y - view.y) * view.scale - (h / 2) * scale;
    ctx.drawImage(still.image, x, y, w * scale, h * scale);
  }
  let moving = false;
  function ask() {
    if (!asked) { asked = true; requestAnimationFrame(paint); }
  }
  /** Asks for a drawing while the view moves: a quick one if the graph is heavy, a whole one when it rests. */
  function move() {
    if (kg.data.nodes.length + kg.data.edges.length > HEAVY) {
      moving = true;
      clearTimeout(settle);
      settle = setTimeout(() => { moving = false; ask(); }, REST);
    }
    ask();
  }

  function nearest(x, y) {
    let best = null;
    for (let i = -1; i <= 1; i++) for (let j = -1; j <= 1; j++)
      for (const item of (grid && grid.get(Math.round(x / 24) + i + ":" + (Math.round(y / 24) + j))) || []) {
        const d = Math.hypot(item.p.x - x, item.p.y - y);
        if (d < 18 && (!best || d < best.d)) best = { node: item.node, d };
      }
    return best && best.node;
  }
  function zoomAt(x, y, factor) {
    const { w, h } = size();
    const scale = Math.max(0.005, Math.min(4, view.scale * factor));
    view.x += (x - w / 2) * (1 / view.scale - 1 / scale);
    view.y += (y - h / 2) * (1 / view.scale - 1 / scale);
    view.scale = scale;
    move();
  }
  function start() {
    canvas = kg.el("canvas", { id: "overview-canvas", tabindex: "0", role: "img" });
    kg.fill(kg.byId("view-overview"), kg.el("div", { class: "graph-tools" }, kg.el("span", { class: "what", id: "overview-title" }),
      kg.el("button", { type: "button", class: "tool", id: "overview-fit", on: { click: () => { view = whole(); ask(); } } }, kg.t("fit"))), canvas);
    const pointers = new Map();
    let moved = 0;
    canvas.addEventListener("pointerdown", (e) => { pointers.set(e.pointerId, e); moved = 0; canvas.setPointerCapture(e.pointerId); });
    canvas.addEventListener("pointermove", (e) => {
      const before = pointers.get(e.pointerId);
      if (!before) return;
      moved += Math.abs(e.clientX - before.clientX) + Math.abs(e.clientY - before.clientY);
      if (pointers.size === 2) {
        const other = [...pointers.values()].find((p) => p.pointerId !== e.pointerId);
        const d = (p) => Math.hypot(p.clientX - other.clientX, p.clientY - other.clientY);
        const box = canvas.getBoundingClientRect();
        zoomAt((e.clientX + other.clientX) / 2 - box.left, (e.clientY + other.clientY) / 2 - box.top, d(e) / Math.max(1, d(before)));
      } else {
        view.x -= (e.clientX - before.clientX) / view.scale;
        view.y -= (e.clientY - before.clientY) / view.scale;
        move();
      }
      pointers.set(e.pointerId, e);
    });
    const up = (e) => {
      if (pointers.delete(e.pointerId) && moved < 6 && e.type === "pointerup") {
        const box = canvas.getBoundingClientRect();
        const node = nearest(e.clientX - box.left, e.clientY - box.top);
        if (node) kg.choose({ node: node.id });
      }
    };
    canvas.addEventListener("pointerup", up);
    canvas.addEventListener("pointercancel", up);
    canvas.addEventListener("wheel", (e) => { e.preventDefault(); zoomAt(e.offsetX, e.offsetY, Math.exp(-e.deltaY / 400)); }, { passive: false });
    canvas.addEventListener("keydown", (e) => {
      const pan = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] }[e.key];
      if (pan) { view.x += pan[0] / view.scale; view.y += pan[1] / view.scale; }
      else if (e.key === "+") view.scale *= 1.3;
      else if (e.key === "-") view.scale /= 1.3;
      else if (e.key === "0") view = whole();
      else return;
      e.preventDefault();
      move();
    });
    new ResizeObserver(ask).observe(canvas);
  }
  kg.drawOverview = function () {
    if (!canvas) start();
    canvas.setAttribute("aria-label", kg.t("overview_label", { n: kg.number(kg.data.nodes.length), m: kg.number(kg.data.edges.length) }));
    kg.byId("overview-fit").textContent = kg.t("fit");
    kg.byId("overview-title").textContent = kg.t("overview_counts", { n: kg.number(kg.data.nodes.length), m: kg.number(kg.data.edges.length) });
    if (!view) view = whole();
    ask();
  };
  kg.overviewPoint = function (id) {
    const p = toScreen(kg.data.nodeById.get(id));
    const box = canvas.getBoundingClientRect();
    return { x: box.left + p.x, y: box.top + p.y };
  };
})(window.kg);
