// The way from one node to another: shortest, over lines whose facts pass, not through hubs unless asked.
"use strict";
(function (kg) {
  const HUB_KINDS = new Set(["party", "election"]);
  const HUB_LINES = 60;

  const isHub = (node) => HUB_KINDS.has(node.kind) || kg.data.edgesOf[node.index].length > HUB_LINES;

  /** [{node, edge}, …] from `from` to `to` (the first has no edge), or null where there is no way. */
  kg.path = function (from, to, throughHubs) {
    const came = new Map([[from.index, null]]);
    let front = [from.index];
    while (front.length && !came.has(to.index)) {
      const next = [];
      for (const n of front) for (const e of kg.data.edgesOf[n]) {
        const edge = kg.data.edges[e];
        const other = edge.from === n ? edge.to : edge.from;
        if (came.has(other) || !kg.shownEdge(edge)) continue;
        if (other !== to.index && !throughHubs && isHub(kg.data.nodes[other])) continue;
        came.set(other, { from: n, edge });
        next.push(other);
      }
      front = next;
    }
    if (!came.has(to.index)) return null;
    const steps = [];
    for (let at = to.index; at !== null; ) {
      const step = came.get(at);
      steps.unshift({ node: kg.data.nodes[at], edge: step && step.edge });
      at = step && step.from;
    }
    return steps;
  };

  /** The way that the state asks for, as steps; null if none is asked for or there is none. */
  kg.wantedPath = function () {
    const [from, to] = [kg.focus(), kg.data.nodeById.get(kg.state.to)];
    return from && to && from !== to ? kg.path(from, to, kg.state.hubs) : null;
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
      if (found) kg.go({ view: "graph", focus: node.id, node: node.id, to: found.id, hubs: false });
      else kg.announce(kg.t("search_none", { q: field.value }));
    };
    field.addEventListener("keydown", (event) => event.key === "Enter" && ask());
    const asked = kg.focus() === node && kg.state.to;
    const way = asked && kg.wantedPath();
    return kg.el("section", { class: "path-box" }, kg.el("h3", {}, kg.t("path")), kg.el("p", { class: "path-field" }, kg.el("label", { for: "path-to" }, kg.t("path_to")), field,
      kg.el("button", { type: "button", class: "quiet", on: { click: ask } }, kg.t("path_find")),
      asked ? kg.el("button", { type: "button", class: "quiet", on: { click: () => kg.go({ to: null, hubs: false }) } }, kg.t("close")) : null),
      way ? steps(way) : null,
      asked && !way ? kg.el("p", { class: "muted" }, kg.t("path_none")) : null,
      asked && !kg.state.hubs ? kg.el("button", { type: "button", class: "quiet", on: { click: () => kg.go({ hubs: true }) } }, kg.t("path_hubs")) : null);
  };
})(window.kg);
