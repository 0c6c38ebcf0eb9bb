// What the overview draws: lines, dots coloured by political family, names as one zooms in; on a canvas by steps, or as SVG.
"use strict";
(function (kg) {
  const NAMES_SHOWN = 160;
  const CHUNK = 1500; // lines or nodes between two looks at the clock
  const CROWD = 3000; // lines
  const LONG = 900; // units of the drawing; a contest with its candidates takes less
  let byImportance = null;

  const IMPORTANCE = { election: 5, contest: 3, party: 2, person: 1, office: 0 };
  const ROOM = { contest: 0.3, person: 0.9, office: 0.9 }; // pixels a unit below which names of a kind would cover the drawing
  const RADIUS = { election: 9, contest: 7, party: 6 };
  const LINES = { member: "party", office: "office", resigned: "conflict", supports: "accent", ran: "contest" };

  /** From the drawing to the screen: a point of the drawing in the middle of the room, pixels a unit. */
  kg.projection = function (at, { w, h }) {
    return { x: (node) => (node.x - at.x) * at.scale + w / 2, y: (node) => (node.y - at.y) * at.scale + h / 2, w, h };
  };
  /** Which nodes the filters leave: a flag a node; null for all. */
  kg.passingNodes = function () {
    if (!kg.anyFilter()) return null;
    const on = new Uint8Array(kg.data.nodes.length);
    for (const edge of kg.data.edges) if (edge.facts.some((f) => kg.shows(f))) on[edge.from] = on[edge.to] = 1;
    for (const node of kg.data.nodes) if (node.facts.some((f) => kg.shows(f))) on[node.index] = 1;
    return on;
  };
  /** In a large graph the lines to parties and elections and the long ones, which cross everything, are drawn for what is chosen alone. */
  const crowded = () => kg.data.edges.length > CROWD;
  const crosses = (edge) => edge.kind === "member" || edge.kind === "part" || far(kg.data.nodes[edge.from], kg.data.nodes[edge.to]);
  const far = (a, b) => Math.abs(a.x - b.x) + Math.abs(a.y - b.y) > LONG;
  const shownLine = (edge, on) => !(crowded() && crosses(edge)) && !(on && !(on[edge.from] && on[edge.to]));
  const radius = (node, at) => Math.max(1.5, Math.min(7, (RADIUS[node.kind] || 4) * Math.min(1, at.scale * 1.6)));
  const dotColour = (node) => (node.kind === "person" && node.family && kg.colours["fam-" + node.family]) || kg.colours[node.kind] || kg.colours.none;
  const lineColour = (edge) => kg.colours[LINES[edge.kind]] || kg.colours.line;

  function* lines(ctx, at, on, room) {
    const p = kg.projection(at, room);
    const nodes = kg.data.nodes;
    ctx.lineWidth = 1;
    ctx.globalAlpha = crowded() ? 0.2 : 0.3;
    let colour = null;
    let count = 0;
    const flush = () => { if (count) { ctx.strokeStyle = colour; ctx.stroke(); } ctx.beginPath(); count = 0; };
    ctx.beginPath();
    for (const edge of kg.data.edges) {
      if (!shownLine(edge, on)) continue;
      const [ax, ay, bx, by] = [p.x(nodes[edge.from]), p.y(nodes[edge.from]), p.x(nodes[edge.to]), p.y(nodes[edge.to])];
      if ((ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > p.w && bx > p.w) || (ay > p.h && by > p.h)) continue;
      const wanted = lineColour(edge);
      if (wanted !== colour) { flush(); colour = wanted; }
      ctx.moveTo(ax, ay);
      ctx.lineTo(bx, by);
      if (++count >= CHUNK) { flush(); yield; ctx.globalAlpha = crowded() ? 0.2 : 0.3; }
    }
    flush();
    ctx.globalAlpha = 1;
    strong(ctx, p);
  }
  /** The lines of what is chosen, over the others. */
  function strong(ctx, p) {
    const node = kg.data.nodeById.get(kg.state.node);
    if (!node) return;
    ctx.lineWidth = 2;
    for (const e of kg.data.edgesOf[node.index]) {
      const edge = kg.data.edges[e];
      const [a, b] = [kg.data.nodes[edge.from], kg.data.nodes[edge.to]];
      ctx.strokeStyle = lineColour(edge);
      ctx.beginPath();
      ctx.moveTo(p.x(a), p.y(a));
      ctx.lineTo(p.x(b), p.y(b));
      ctx.stroke();
    }
  }
  function* dots(ctx, at, on, room) {
    const p = kg.projection(at, room);
    let done = 0;
    for (const node of kg.data.nodes) {
      if (on && !on[node.index]) continue;
      const [x, y] = [p.x(node), p.y(node)];
      if (x < -20 || y < -20 || x > p.w + 20 || y > p.h + 20) continue;
      const r = radius(node, at);
      ctx.fillStyle = dotColour(node);
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
  function named(ctx, at, on, room) {
    const p = kg.projection(at, room);
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
  function names(ctx, at, on, room) {
    ctx.textAlign = "center";
    for (const { node, x, y } of named(ctx, at, on, room)) {
      ctx.font = fontOf(node);
      ctx.lineWidth = 3.5;
      ctx.strokeStyle = kg.colours.canvas;
      ctx.strokeText(node.short, x, y - 9);
      ctx.fillStyle = kg.colours.ink;
      ctx.fillText(node.short, x, y - 9);
    }
  }
  /** Draws everything into a context, a step at a time, so that whoever asks can rest between two. */
  kg.scene = function* (ctx, at, room) {
    const on = kg.passingNodes();
    yield* lines(ctx, at, on, room);
    yield* dots(ctx, at, on, room);
    names(ctx, at, on, room);
  };

  /** The overview as SVG text, in view and in full detail. */
  kg.sceneSvg = function (at, room, ctx, tag, escape) {
    const on = kg.passingNodes();
    const p = kg.projection(at, room);
    const c = kg.colours;
    const edges = kg.data.edges.filter((edge) => shownLine(edge, on)).map((edge) => {
      const [a, b] = [kg.data.nodes[edge.from], kg.data.nodes[edge.to]];
      return tag("line", { x1: p.x(a).toFixed(1), y1: p.y(a).toFixed(1), x2: p.x(b).toFixed(1), y2: p.y(b).toFixed(1), stroke: lineColour(edge) });
    });
    const nodes = kg.data.nodes.filter((node) => !on || on[node.index]).map((node) => tag("circle", { cx: p.x(node).toFixed(1), cy: p.y(node).toFixed(1), r: radius(node, at).toFixed(1), fill: dotColour(node) }, tag("title", {}, escape(node.label))));
    const words = named(ctx, at, on, room).map(({ node, x, y }) => tag("text", { x: x.toFixed(1), y: (y - 9).toFixed(1), "text-anchor": "middle", "font-size": 12, "font-family": kg.graphFont, fill: c.ink }, escape(node.short)));
    return tag("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: "0 0 " + p.w + " " + p.h, width: p.w, height: p.h }, tag("rect", { width: p.w, height: p.h, fill: c.canvas }) + tag("g", { opacity: 0.4 }, edges.join("")) + nodes.join("") + words.join(""));
  };
})(window.kg);
