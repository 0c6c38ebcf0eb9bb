// The ways from one node to another: the shortest first, over lines whose facts pass, not through hubs unless asked.
"use strict";
(function (kg) {
  const HUB_KINDS = new Set(["party", "election"]);
  const HUB_LINES = 60;
  const MOST = 5; // ways that are shown
  const LONGER = 2; // steps by which a way may be longer than the shortest
  const PATIENCE = 20000; // lines looked at for further ways

  /** Which nodes no way goes through unless asked: a flag a node. */
  function hubs() {
    const flags = new Uint8Array(kg.data.nodes.length);
    for (const node of kg.data.nodes) if (HUB_KINDS.has(node.kind) || kg.data.edgesOf[node.index].length > HUB_LINES) flags[node.index] = 1;
    return flags;
  }
  /** Which lines the filters leave; null for all. */
  const lines = () => (kg.anyFilter() ? Uint8Array.from(kg.data.edges, (edge) => Number(kg.shownEdge(edge))) : null);

  /** How many steps each node is from `to`, -1 for unknown: as far as ways that may still be shown go. */
  function distances(from, to, closed, shown, longer) {
    const { edges, edgesOf } = kg.data;
    const far = new Int32Array(edgesOf.length).fill(-1);
    far[to] = 0;
    let front = [to];
    for (let d = 1, last = Infinity; front.length && d <= last; d++) {
      const next = [];
      for (const n of front) {
        if (n === from || (n !== to && closed && closed[n])) continue; // ways end there
        for (const e of edgesOf[n]) {
          const edge = edges[e];
          const other = edge.from === n ? edge.to : edge.from;
          if (far[other] < 0 && (!shown || shown[e])) { far[other] = d; next.push(other); }
        }
      }
      if (last === Infinity && far[from] >= 0) last = d + longer - 1;
      front = next;
    }
    return far;
  }
  /** Every way of exactly `length` steps, as arrays of {node, edge} (the first has no edge), as long as there is patience. */
  function* ofLength(from, to, length, far, closed, shown, patience) {
    const { nodes, edges, edgesOf } = kg.data;
    const on = new Set([from]);
    const steps = [{ node: nodes[from], edge: null }];
    function* go(n) {
      if (n === to) { if (steps.length - 1 === length) yield [...steps]; return; }
      const next = new Map(); // one line to each neighbour: the best proved
      for (const e of edgesOf[n]) {
        const edge = edges[e];
        const other = edge.from === n ? edge.to : edge.from;
        if (on.has(other) || far[other] < 0 || far[other] > length - steps.length || (shown && !shown[e]) || (other !== to && closed && closed[other])) continue;
        if (!next.has(other) || next.get(other).facts.length < edge.facts.length) next.set(other, edge);
      }
      patience.left -= edgesOf[n].length;
      for (const [other, edge] of next) {
        if (patience.left < 0) return;
        on.add(other);
        steps.push({ node: nodes[other], edge });
        yield* go(other);
        steps.pop();
        on.delete(other);
      }
    }
    yield* go(from);
  }
  /** Whether a way says no more than a shorter one: it goes by all of its nodes. */
  function idle(way, found) {
    const nodes = new Set(way.map((step) => step.node));
    return found.some((other) => other.length < way.length && other.every((step) => nodes.has(step.node)));
  }

  /** The ways from `from` to `to`, at most `most`, the shortest first; none where there is none. */
  kg.paths = function (from, to, throughHubs, most = MOST) {
    const [closed, shown] = [throughHubs ? null : hubs(), lines()];
    const longer = most > 1 ? LONGER : 0;
    const far = distances(from.index, to.index, closed, shown, longer);
    const shortest = far[from.index];
    const found = [];
    const patience = { left: PATIENCE };
    for (let length = shortest; shortest >= 0 && length <= shortest + longer && found.length < most; length++) {
      for (const way of ofLength(from.index, to.index, length, far, closed, shown, patience)) {
        if (!idle(way, found)) found.push(way);
        if (found.length >= most) break;
      }
    }
    return found;
  };

  /** The ways that the state asks for: all, or the one that was chosen; none if none is asked for or there is none. */
  kg.wantedPaths = function () {
    const [from, to] = [kg.focus(), kg.data.nodeById.get(kg.state.to)];
    const all = from && to && from !== to ? kg.paths(from, to, kg.state.hubs) : [];
    return all[kg.state.way - 1] ? [all[kg.state.way - 1]] : all;
  };

  function steps(path) {
    return kg.el("ol", { class: "path" }, path.map(({ node, edge }) => kg.el("li", {},
      edge ? kg.el("button", { type: "button", class: "quiet", on: { click: () => kg.go({ node: null, fact: null, edge: edge.index }) } }, kg.t("edges." + edge.kind), edge.facts.length ? " · " + kg.t("facts_n", { n: edge.facts.length }) : "") : null,
      " ", kg.nodeButton(node))));
  }

  /** The field that asks for another node, and the way to it: for the panel of a person. */
  kg.pathBox = function (node) {
    const field = kg.el("input", { type: "text", id: "path-to", autocomplete: "off", placeholder: kg.t("search_hint"), value: kg.focus() === node && kg.state.to ? kg.data.nodeById.get(kg.state.to).label : "" });
    const ask = () => {
      const found = kg.search(field.value).find((n) => n !== node);
      if (found) kg.go({ view: "graph", focus: node.id, node: node.id, to: found.id, hubs: false, way: 0 });
      else kg.announce(kg.t("search_none", { q: field.value }));
    };
    field.addEventListener("keydown", (event) => event.key === "Enter" && ask());
    const asked = kg.focus() === node && kg.state.to;
    const ways = asked ? kg.paths(node, kg.data.nodeById.get(kg.state.to), kg.state.hubs) : [];
    return kg.el("section", { class: "path-box" }, kg.el("h3", {}, kg.t("path")), kg.el("p", { class: "path-field" }, kg.el("label", { for: "path-to" }, kg.t("path_to")), field,
      kg.el("button", { type: "button", class: "quiet", on: { click: ask } }, kg.t("path_find")),
      asked ? kg.el("button", { type: "button", class: "quiet", on: { click: () => kg.go({ to: null, hubs: false, way: 0 }) } }, kg.t("close")) : null),
      ways.length > 1 ? kg.el("p", { class: "muted" }, kg.t("path_n", { n: ways.length, steps: ways[ways.length - 1].length - 1 })) : null,
      ways.map((way, i) => [ways.length > 1 ? kg.el("button", { type: "button", class: "quiet", "aria-pressed": String(kg.state.way === i + 1), on: { click: () => kg.go({ way: kg.state.way === i + 1 ? 0 : i + 1 }) } }, (i + 1) + ". " + kg.t(kg.state.way === i + 1 ? "path_all" : "path_alone")) : null, steps(way)]),
      asked && !ways.length ? kg.el("p", { class: "muted" }, kg.t("path_none")) : null,
      asked && !kg.state.hubs ? kg.el("button", { type: "button", class: "quiet", on: { click: () => kg.go({ hubs: true, way: 0 }) } }, kg.t("path_hubs")) : null);
  };
})(window.kg);
