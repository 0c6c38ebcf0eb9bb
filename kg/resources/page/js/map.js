// The tile map: one square a département or collectivity, so that small places show as much as wide ones.
"use strict";
(function (kg) {
  const SIZE = 46;
  let chosen = null;

  function contestsByPlace() {
    const found = new Map();
    for (const node of kg.data.nodes) {
      if (node.kind !== "contest" || !kg.edgesShow(node)) continue;
      const place = node.place || "";
      if (!found.has(place)) found.set(place, []);
      found.get(place).push(node);
    }
    return found;
  }
  kg.edgesShow = (node) => !kg.anyFilter() || kg.factsOfNode(node).some((f) => kg.passing.has(f));

  function tile(place, contests) {
    const n = contests.length;
    const label = kg.t("map_n", { name: place.name, n });
    const level = n === 0 ? 0 : n === 1 ? 1 : n < 4 ? 2 : 3;
    const choose = () => { chosen = place.code; kg.drawMap(); kg.byId("map-list").focus(); };
    return kg.svg("g", { transform: "translate(" + place.column * SIZE + " " + place.row * SIZE + ")", class: "tile level-" + level + (chosen === place.code ? " on" : ""), role: n ? "button" : "img", tabindex: n ? "0" : null, "aria-label": label,
      on: n ? { click: choose, keydown: (e) => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); choose(); } } } : {} },
      kg.svg("title", {}, label), kg.svg("rect", { width: SIZE - 3, height: SIZE - 3, rx: 5 }));
  }
  /** What is written on a square: apart from it, so that its name is said once and in full. */
  const written = (place, n) => kg.svg("g", { transform: "translate(" + place.column * SIZE + " " + place.row * SIZE + ")", class: "tile-words" + (n ? " full" : "") },
    kg.svg("text", { x: (SIZE - 3) / 2, y: 20 }, place.code), n ? kg.svg("text", { x: (SIZE - 3) / 2, y: 35, class: "tile-n" }, n) : null);

  kg.drawMap = function () {
    const tiles = kg.data.tiles;
    const found = contestsByPlace();
    const known = new Set(tiles.map((t) => t.code));
    const elsewhere = [...found].filter(([code]) => !known.has(code)).flatMap(([, contests]) => contests);
    const wide = Math.max(...tiles.map((t) => t.column)) + 1;
    const high = Math.max(...tiles.map((t) => t.row)) + 1;
    const place = tiles.find((t) => t.code === chosen);
    const list = place ? found.get(chosen) || [] : elsewhere;
    kg.fill(kg.byId("view-map"), kg.el("h2", { class: "offscreen" }, kg.t("view_map")), kg.el("p", { class: "muted" }, kg.t("map_intro")), kg.el("div", { class: "map" },
      kg.svg("svg", { viewBox: "0 0 " + wide * SIZE + " " + high * SIZE, role: "group", "aria-label": kg.t("view_map") }, tiles.map((t) => tile(t, found.get(t.code) || [])), kg.svg("g", { "aria-hidden": "true" }, tiles.map((t) => written(t, (found.get(t.code) || []).length)))),
      kg.el("section", { id: "map-list", tabindex: "-1", "aria-label": place ? place.name : kg.t("map_other") }, kg.el("h3", {}, place ? place.name : kg.t("map_other")),
        kg.el("ul", { class: "names" }, list.map((node) => kg.el("li", {}, kg.el("button", { type: "button", class: "linklike strong", on: { click: () => kg.choose({ view: "graph", focus: node.id, node: node.id }) } }, node.label)))),
        place && elsewhere.length ? kg.el("button", { type: "button", class: "quiet", on: { click: () => { chosen = null; kg.drawMap(); } } }, kg.t("map_other") + " (" + elsewhere.length + ")") : null)));
  };
})(window.kg);
