// Which nodes a focus shows, and where: columns (labels and offices, candidates, contests and elections). A pure function of the graph.
"use strict";
(function (kg) {
  const MOST = 240;
  const MOST_ON_HUB = 24;
  const MOST_CONTESTS = 40;

  /** Whether an edge may be drawn: one of its facts passes the filters, or it only says what is part of what. */
  kg.shownEdge = (edge) => edge.facts.length === 0 ? true : edge.facts.some((f) => kg.shows(f));

  function steps(node) {
    return kg.neighbours(node).filter(({ edge }) => kg.shownEdge(edge)).sort((a, b) => b.edge.facts.length - a.edge.facts.length || a.node.index - b.node.index);
  }
  function takeContest(take, contest, wider) {
    take(contest);
    steps(contest).filter(({ edge }) => edge.kind === "part").forEach(({ node }) => take(node));
    for (const person of kg.candidates(contest)) {
      if (!steps(contest).some(({ node }) => node === person)) continue;
      take(person);
      if (wider) aside(take, person);
    }
    steps(contest).filter(({ edge }) => edge.kind !== "part" && edge.kind !== "ran").forEach(({ node }) => take(node));
  }
  /** A person's labels, offices and supports: all but the contests. */
  function aside(take, person) {
    steps(person).filter(({ node }) => node.kind !== "contest").forEach(({ node }) => take(node));
  }
  const WALKS = {
    contest(take, focus) { takeContest(take, focus, true); },
    person(take, focus, depth) {
      take(focus);
      aside(take, focus);
      steps(focus).filter(({ node }) => node.kind === "contest").forEach(({ node }) => takeContest(take, node, depth > 1));
    },
    election(take, focus, _depth, miss) {
      take(focus);
      const contests = kg.neighbours(focus, "part").map(({ node }) => node).sort((a, b) => kg.weight(b) - kg.weight(a) || a.index - b.index);
      miss(Math.max(0, contests.length - MOST_CONTESTS));
      for (const contest of contests.slice(0, MOST_CONTESTS)) {
        take(contest);
        const standing = kg.standing(contest);
        kg.candidates(contest).filter((p) => contests.length < 4 || standing.get(p.index)?.outcome === "elected").forEach(take);
      }
      steps(focus).filter(({ edge }) => edge.kind !== "part").forEach(({ node }) => take(node));
    },
    other(take, focus, depth, miss) {
      take(focus);
      const near = steps(focus);
      miss(Math.max(0, near.length - MOST_ON_HUB));
      for (const { node } of near.slice(0, MOST_ON_HUB)) {
        take(node);
        if (node.kind !== "person") continue;
        steps(node).filter((s) => s.node.kind === "contest").slice(0, depth > 1 ? 99 : 1).forEach((s) => take(s.node));
      }
    },
  };

  /** Takes the neighbours of a node that was asked to unfold, the busiest first; how many a hub keeps back. */
  function unfolded(take, node) {
    const near = steps(node);
    const most = near.length > MOST_ON_HUB * 2 ? MOST_ON_HUB : near.length;
    near.slice(0, most).forEach((step) => take(step.node));
    return near.length - most;
  }
  /** Takes away what hangs on a folded node alone. */
  function folded(nodes, node, focus) {
    for (const { node: other } of steps(node)) {
      if (other === focus || !nodes.has(other.index)) continue;
      const held = steps(other).some((step) => step.node !== node && nodes.has(step.node.index));
      if (!held) nodes.delete(other.index);
    }
  }
  /** Unfolds or folds a node's neighbours, or takes that back. */
  kg.unfold = function (node, what) {
    const other = what === "more" ? "less" : "more";
    const on = kg.state[what].includes(node.id);
    const without = (list) => list.filter((id) => id !== node.id);
    kg.go({ view: "graph", focus: kg.focus().id, to: kg.state.to, [what]: on ? without(kg.state[what]) : [...kg.state[what], node.id], [other]: without(kg.state[other]) });
  };

  /** {nodes, edges, left}: what to draw around a node; `left` counts what the limit kept out. */
  kg.around = function (focus, depth) {
    const nodes = new Set();
    const wanted = new Set();
    let missed = 0;
    const take = (node) => { wanted.add(node.index); if (nodes.size < MOST) nodes.add(node.index); };
    (WALKS[focus.kind] || WALKS.other)(take, focus, depth, (n) => (missed += n));
    for (let d = 1; d < depth; d++) for (const i of [...nodes]) if (kg.data.nodes[i].kind === "person" || (d > 1 && kg.data.nodes[i].kind === "contest")) steps(kg.data.nodes[i]).forEach(({ node }) => take(node));
    for (const id of kg.state.more) missed += unfolded(take, kg.data.nodeById.get(id));
    for (const id of kg.state.less) folded(nodes, kg.data.nodeById.get(id), focus);
    const edges = [];
    const seen = new Set();
    for (const i of nodes) for (const e of kg.data.edgesOf[i]) {
      const edge = kg.data.edges[e];
      if (!seen.has(e) && nodes.has(edge.from) && nodes.has(edge.to) && kg.shownEdge(edge)) { seen.add(e); edges.push(edge); }
    }
    return { nodes: [...nodes].map((i) => kg.data.nodes[i]), edges: edges.sort((a, b) => a.index - b.index), left: wanted.size - nodes.size + missed };
  };

  /** The nodes and lines of the ways that are asked for; null if there is none. */
  kg.pathShown = function () {
    const ways = kg.state.to ? kg.wantedPaths() : [];
    if (!ways.length) return null;
    const nodes = [...new Set(ways.flatMap((way) => way.map((step) => step.node)))];
    const pairs = new Set(ways.flatMap((way) => way.slice(1).map((step, i) => [way[i].node.index, step.node.index].sort((a, b) => a - b).join())));
    const edges = kg.data.edges.filter((edge) => pairs.has([edge.from, edge.to].sort((a, b) => a - b).join()) && kg.shownEdge(edge));
    return { nodes, edges, left: 0 };
  };

  function columnOf(node, ran) {
    if (node.kind === "election" || node.kind === "contest") return 2;
    return node.kind === "person" && ran.has(node.index) ? 1 : 0;
  }
  /** Rows of one column: as near as can be to where their neighbours stand, without overlap. */
  function settle(column, wish, height) {
    const order = column.map((node, i) => ({ node, y: wish(node), i })).sort((a, b) => a.y - b.y || a.i - b.i);
    let bottom = -Infinity;
    for (const item of order) {
      const h = height(item.node);
      item.at = Math.max(item.y, bottom + h / 2);
      bottom = item.at + h / 2;
    }
    const drift = order.reduce((sum, item) => sum + item.at - item.y, 0) / (order.length || 1);
    order.forEach((item) => (item.at -= drift));
    return order;
  }

  /** Map from node index to {x, y}; `size(node)` gives {width, height} of its card. */
  kg.arrange = function (shown, size, narrow) {
    const gap = narrow ? 18 : 26;
    const ran = new Set(shown.edges.filter((e) => e.kind === "ran").map((e) => e.from));
    const columns = [[], [], []];
    shown.nodes.forEach((node) => columns[columnOf(node, ran)].push(node));
    const height = (node) => size(node).height + gap;
    const place = new Map();
    const rank = new Map(); // candidates in the order of their contests
    columns[2].forEach((contest) => kg.candidates(contest).forEach((p) => rank.has(p.index) || rank.set(p.index, rank.size)));
    const middle = columns[1].sort((a, b) => (rank.get(a.index) ?? 1e6) - (rank.get(b.index) ?? 1e6));
    const folds = Math.max(1, Math.ceil(middle.length / 40));
    const rows = Math.ceil(middle.length / folds);
    const widest = columns.map((column) => Math.max(0, ...column.map((n) => size(n).width)));
    const between = narrow ? 46 : shown.edges.some((e) => e.kind === "resigned" || e.kind === "supports") ? 165 : 120;
    const x = [0];
    for (let c = 1; c < 3; c++) {
      const before = widest[c - 1] ? (widest[c - 1] * (c === 2 ? folds : 1)) / 2 + between : 0;
      x[c] = x[c - 1] + before + (widest[c] * (c === 1 ? folds : 1)) / 2;
    }
    let y = 0;
    middle.forEach((node, i) => {
      if (i % rows === 0) y = 0;
      const fold = Math.floor(i / rows);
      place.set(node.index, { x: x[1] + (fold - (folds - 1) / 2) * (widest[1] + 20), y: y + height(node) / 2 });
      y += height(node);
    });
    const centre = y / 2;
    const inside = new Set(shown.nodes.map((node) => node.index));
    const middleOfRuns = (contest) => {
      const ys = kg.neighbours(contest, "ran").map((n) => place.get(n.node.index)).filter(Boolean).map((p) => p.y);
      return ys.length ? ys.reduce((a, b) => a + b, 0) / ys.length : centre;
    };
    for (const c of [2, 0]) {
      const wish = (node) => {
        if (node.kind === "election") return Math.min(...kg.neighbours(node, "part").map((n) => n.node).filter((n) => inside.has(n.index)).map(middleOfRuns), centre) - 90;
        if (node.kind === "contest") return middleOfRuns(node);
        const ys = shown.edges.filter((e) => e.from === node.index || e.to === node.index).map((e) => place.get(e.from === node.index ? e.to : e.from)).filter(Boolean).map((p) => p.y);
        return ys.length ? ys.reduce((a, b) => a + b, 0) / ys.length : 0;
      };
      const order = settle(columns[c], wish, height);
      const tall = order.reduce((sum, item) => sum + height(item.node), 0);
      const middleOf = order.length ? (order[0].at + order[order.length - 1].at) / 2 : 0;
      const shift = c === 0 && tall > y ? centre - middleOf : 0;
      for (const item of order) place.set(item.node.index, { x: x[c], y: item.at + shift });
    }
    return { place, x, widest, used: columns.map((column) => column.length > 0) };
  };
})(window.kg);
