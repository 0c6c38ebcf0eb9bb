// Seats of a chamber: one dot a seat, families from left to right, and the same as a table.
"use strict";
(function (kg) {
  const FIRM = new Set(["asserted", "reported"]);
  const MOST = 1200;
  const RADIUS = 190;

  /** Chambers told of by seat facts about a node: [{name, rows: [{label, node, seats, change, family, facts}]}]. */
  kg.chambers = function (node) {
    const key = node.id.replace("election/", "");
    const found = new Map();
    const about = node.kind === "election" ? kg.data.seats.filter((f) => kg.data.facts[f].slots.election === key) : kg.factsOfNode(node);
    for (const f of about) {
      const fact = kg.data.facts[f];
      if (fact.type !== "seats" || !FIRM.has(fact.modality) || !kg.shows(f) || fact.slots.seats === undefined) continue;
      const name = [fact.slots.chamber, fact.slots.constituency].filter(Boolean).join(", ") || node.label;
      if (!found.has(name)) found.set(name, new Map());
      const party = fact.links.party;
      const label = party === undefined ? fact.slots.party : kg.data.nodes[party].label;
      const rows = found.get(name);
      if (!rows.has(label)) rows.set(label, { label, node: party === undefined ? null : kg.data.nodes[party], seats: fact.slots.seats, change: fact.slots.change, facts: [] });
      rows.get(label).facts.push(f);
    }
    const order = (row) => kg.FAMILIES.indexOf(row.family);
    return [...found].map(([name, rows]) => ({ name, rows: [...rows.values()].map((row) => ({ ...row, family: (row.node && row.node.family) || "other" })).sort((a, b) => order(a) - order(b) || b.seats - a.seats) }));
  };

  /** Places of n seats in rows of a half circle, sorted by angle from the left: [{x, y, r}]. */
  function places(n) {
    const rows = Math.max(1, Math.min(12, Math.round(Math.sqrt(n / 4))));
    const inner = rows === 1 ? RADIUS * 0.8 : RADIUS * 0.42;
    const radii = Array.from({ length: rows }, (_, i) => (rows === 1 ? inner : inner + ((RADIUS - inner) * i) / (rows - 1)));
    const total = radii.reduce((a, b) => a + b, 0);
    const counts = radii.map((radius) => Math.floor((n * radius) / total));
    for (let left = n - counts.reduce((a, b) => a + b, 0), i = rows - 1; left > 0; left--, i = (i || rows) - 1) counts[i] += 1;
    const r = Math.min(15, ...radii.map((radius, i) => (Math.PI * radius) / Math.max(1, counts[i]) / 2.25), rows > 1 ? (RADIUS - inner) / (rows - 1) / 2.2 : 15);
    const seats = radii.flatMap((radius, i) => Array.from({ length: counts[i] }, (_, k) => {
      const angle = counts[i] === 1 ? Math.PI / 2 : Math.PI - (Math.PI * k) / (counts[i] - 1);
      return { x: Math.cos(angle) * radius, y: -Math.sin(angle) * radius, r, angle, radius };
    }));
    return seats.sort((a, b) => b.angle - a.angle || a.radius - b.radius);
  }

  kg.hemicycle = function ({ name, rows }) {
    const total = rows.reduce((sum, row) => sum + row.seats, 0);
    if (!total || total > MOST) return null;
    const owners = rows.flatMap((row) => Array.from({ length: row.seats }, () => row));
    const dots = places(total).map((seat, i) => kg.svg("circle", { cx: seat.x.toFixed(1), cy: seat.y.toFixed(1), r: seat.r.toFixed(1), class: "fam-" + owners[i].family }, kg.svg("title", {}, owners[i].label)));
    const said = rows.map((row) => row.label + " " + kg.t("seats_n", { n: row.seats })).join(", ");
    return kg.el("figure", { class: "hemicycle" }, kg.el("figcaption", {}, name), kg.svg("svg", { viewBox: "-206 -206 412 226", role: "img", "aria-label": name + kg.colon() + said }, dots,
      kg.svg("text", { x: 0, y: -6, "text-anchor": "middle", class: "hemicycle-total" }, kg.number(total))),
      kg.el("ul", { class: "names seats" }, rows.map((row) => kg.el("li", {}, kg.svg("svg", { viewBox: "0 0 12 12", width: 12, height: 12, "aria-hidden": "true" }, kg.svg("rect", { width: 12, height: 12, rx: 6, class: "fam-" + row.family })), " ",
        row.node ? kg.nodeButton(row.node) : row.label, " ", kg.t("seats_n", { n: kg.number(row.seats) }), row.change === undefined ? "" : " (" + (row.change > 0 ? "+" : "") + row.change + ")"))),
      kg.el("p", { class: "muted small" }, kg.t("seats_note")));
  };
})(window.kg);
