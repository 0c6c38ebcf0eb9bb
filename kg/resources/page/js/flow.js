// From round 1 to round 2: each candidate's share in both, joined by a ribbon. Ribbons follow candidates; nobody knows who voted for whom twice.
"use strict";
(function (kg) {
  const WIDTH = 420;
  const BAR = 12;
  const LEFT = 154;
  const RIGHT = WIDTH - 154;
  const TALL = 200;
  const GAP = 5;
  const LEAST = 18; // room for a name

  /** The two rounds with the figures that every row of both has; null where there are none to compare. */
  function compared(contest) {
    const rounds = kg.resultsOf(contest);
    const [first, second] = [1, 2].map((n) => rounds.find((r) => r.round === n));
    if (!first || !second || first.rows.length < 2) return null;
    const unit = ["share", "votes"].find((u) => second.rows.some((r) => r[u] !== undefined) && first.rows.filter((r) => r[u] !== undefined).length > 1);
    const rows = (round) => round.rows.filter((r) => r[unit] !== undefined);
    if (!unit || !rows(second).some((r) => first.rows.some((f) => f.label === r.label && f[unit] !== undefined))) return null;
    return { unit, first: rows(first), second: rows(second) };
  }
  function stack(rows, unit, scale) {
    let y = 0;
    return new Map(rows.map((row) => {
      const height = Math.max(2, row[unit] * scale);
      const place = { row, y, height, middle: y + height / 2 };
      y += Math.max(height + GAP, LEAST);
      return [row.label, place];
    }));
  }
  const colour = (row) => "fam-" + kg.familyOfRow(row);
  const figure = (row, unit) => (unit === "share" ? kg.percent(row.share, 1) : kg.number(row.votes));

  kg.flow = function (contest) {
    const given = compared(contest);
    if (!given) return null;
    const { unit, first, second } = given;
    const goesOn = new Map(second.map((row, i) => [row.label, i]));
    const ordered = [...first].sort((a, b) => (goesOn.get(a.label) ?? 99) - (goesOn.get(b.label) ?? 99) || b[unit] - a[unit]);
    const sum = (rows) => rows.reduce((total, row) => total + row[unit], 0);
    const scale = TALL / Math.max(sum(first), sum(second));
    const [left, right] = [stack(ordered, unit, scale), stack(second, unit, scale)];
    const bottom = Math.max(...[...left.values(), ...right.values()].map((p) => p.y + Math.max(p.height, LEAST)));
    const ribbons = [...left.values()].map(({ row, y, height }) => {
      const to = right.get(row.label);
      const [x1, x2] = [LEFT + BAR, to ? RIGHT - BAR : LEFT + BAR + 34];
      const [t, b] = to ? [to.y, to.y + to.height] : [y + height / 2, y + height / 2];
      const mid = (x1 + x2) / 2;
      return kg.svg("path", { d: `M${x1} ${y} C${mid} ${y} ${mid} ${t} ${x2} ${t} L${x2} ${b} C${mid} ${b} ${mid} ${y + height} ${x1} ${y + height} Z`, class: "ribbon " + colour(row) });
    });
    const side = (places, x, anchor, at) => [...places.values()].map(({ row, y, height, middle }) => [
      kg.svg("rect", { x, y, width: BAR, height, class: colour(row) }),
      kg.svg("text", { x: at, y: middle + 4, "text-anchor": anchor, class: "flow-name" }, shortened(row.label, 15) + " · " + figure(row, unit))]);
    const words = first.map((row) => row.label + " " + figure(row, unit) + (goesOn.has(row.label) ? " → " + figure(right.get(row.label).row, unit) : "")).join(" ; ");
    return kg.el("figure", { class: "flow" }, kg.el("figcaption", {}, kg.t("flow")),
      kg.svg("svg", { viewBox: "0 -4 " + WIDTH + " " + (bottom + 10), role: "img", "aria-label": kg.t("flow") + kg.colon() + words }, ribbons, side(left, LEFT, "end", LEFT - 6), side(right, RIGHT - BAR, "start", RIGHT + 6)),
      kg.el("p", { class: "muted small" }, kg.t("flow_note")));
  };
  /** A name in so many letters: its first word by its initial (`É. Borne`), and cut if that is not enough. */
  function shortened(text, most) {
    if (text.length <= most) return text;
    const [first, ...rest] = text.split(" ");
    const short = rest.length ? first[0] + ". " + rest.join(" ") : text;
    return short.length <= most ? short : short.slice(0, most - 1).trimEnd() + "…";
  }
})(window.kg);
