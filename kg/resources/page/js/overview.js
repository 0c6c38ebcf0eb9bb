// The whole graph on one canvas: how it is moved, and when it is drawn. Nothing is drawn while nothing moves.
"use strict";
(function (kg) {
  const HEAVY = 2500; // nodes and lines above which a whole drawing waits until the hand rests
  const REST = 120; // milliseconds
  const NOTED = 400; // milliseconds of rest after which the address says where one looks
  const SLICE = 9; // milliseconds of drawing in one frame

  let canvas = null;
  let view = null; // {x, y, scale}: the point of the drawing in the middle of the canvas, pixels a unit
  let still = null; // the last whole drawing and the view it was made for: what is shown while moving
  let work = null; // the drawing in the making
  let asked = false;
  let moving = false;
  let settle = 0;
  let noting = 0;

  const heavy = () => kg.data.nodes.length + kg.data.edges.length > HEAVY;
  const size = () => ({ w: canvas.clientWidth, h: canvas.clientHeight });
  function whole() {
    let [l, r, t, b] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const n of kg.data.nodes) { if (n.x < l) l = n.x; if (n.x > r) r = n.x; if (n.y < t) t = n.y; if (n.y > b) b = n.y; }
    const { w, h } = size();
    return { x: (l + r) / 2, y: (t + b) / 2, scale: Math.min(2.2, (w - 160) / Math.max(1, r - l), (h - 90) / Math.max(1, b - t)) };
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
    work = { image, view: { ...view }, steps: kg.scene(ctx, { ...view }, size()) };
  }
  /** One frame: all of a small graph; of a large one the old drawing while moving, else a slice of the new. */
  function paint() {
    asked = false;
    if (kg.state.view !== "overview") { work = null; return; }
    if (!heavy()) {
      const ctx = ground(canvas);
      for (const step of kg.scene(ctx, view, size())) void step;
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
  const place = () => [view.x.toFixed(1), view.y.toFixed(1), view.scale.toPrecision(4)].map(Number).join(",");
  /** Asks for a drawing while the view moves: a quick one if the graph is heavy, a whole one when it rests. */
  function move() {
    clearTimeout(noting);
    noting = setTimeout(() => kg.state.view === "overview" && kg.note({ at: place() }), NOTED);
    if (heavy()) {
      moving = true;
      clearTimeout(settle);
      settle = setTimeout(() => { moving = false; ask(); }, REST);
    }
    ask();
  }

  function nearest(x, y) {
    const p = kg.projection(view, size());
    const on = kg.passingNodes();
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
    if (!kg.canvasWorks()) return void kg.fill(kg.byId("view-overview"), kg.el("p", { class: "notice" }, kg.t("no_canvas")));
    if (!canvas) start();
    const counts = { n: kg.number(kg.data.nodes.length), m: kg.number(kg.data.edges.length) };
    canvas.setAttribute("aria-label", kg.t("overview_label", counts));
    kg.byId("overview-fit").textContent = kg.t("fit");
    kg.byId("overview-title").textContent = kg.t("overview_counts", counts);
    if (kg.state.at && kg.state.at !== (view && place())) {
      const [x, y, scale] = kg.state.at.split(",").map(Number);
      view = { x, y, scale: Math.max(0.002, Math.min(4, scale)) };
      still = null;
    }
    if (!view) view = whole();
    work = null;
    ask();
  };
  kg.overviewPoint = function (id) {
    const p = kg.projection(view, size());
    const box = canvas.getBoundingClientRect();
    const node = kg.data.nodeById.get(id);
    return { x: box.left + p.x(node), y: box.top + p.y(node) };
  };
  kg.overviewSvg = (tag, escape) => kg.sceneSvg(view, size(), canvas.getContext("2d"), tag, escape);
})(window.kg);
