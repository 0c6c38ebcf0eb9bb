// Nodes drawn as cards: a stripe for the kind, the name, a line of figures, the outcome in words and colour.
"use strict";
(function (kg) {
  const PAD = 12;
  const LINE = 19;
  const SMALL = 16;
  const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";
  const NAME = "600 15px " + FONT;
  const SUB = "12px " + FONT;
  const BADGE = "600 11.5px " + FONT;
  let measure = null;
  /** @type {Record<string, string>} */
  let colours = {};

  kg.readColours = function () {
    const style = getComputedStyle(document.documentElement);
    const names = ["card", "ink", "muted", "line", "accent", "person", "party", "contest", "election", "office", "elected", "defeated", "qualified", "eliminated", "withdrawn", "annulled", "none", "canvas", "badge-ink", "conflict", ...kg.FAMILIES.map((family) => "fam-" + family)];
    colours = Object.fromEntries(names.map((n) => [n, style.getPropertyValue("--" + n).trim()]));
    kg.colours = colours;
  };

  let works = null;
  /** Whether this browser draws on a canvas. */
  kg.canvasWorks = () => (works ??= Boolean(document.createElement("canvas").getContext("2d")));

  function width(text, font) {
    measure = measure || document.createElement("canvas").getContext("2d");
    measure.font = font;
    return measure.measureText(text).width;
  }
  function wrap(text, font, most, lines) {
    const out = [];
    let line = "";
    for (const word of text.split(/[ \t\n]+/)) { // figures hold together by other spaces
      const longer = line ? line + " " + word : word;
      if (line && width(longer, font) > most) { out.push(line); line = word; } else line = longer;
    }
    if (line) out.push(line);
    if (out.length > lines) { out.length = lines; out[lines - 1] += " …"; }
    return out.map((l) => {
      while (l.length > 4 && width(l, font) > most) l = l.slice(0, -2) + "…";
      return l;
    });
  }

  /** What a card says and how large it is: {name, sub, badge, outcome, width, height}. */
  kg.card = function (node, standing, narrow) {
    const most = narrow ? 128 : 230;
    const figures = standing && [standing.votes !== undefined ? kg.t("votes_n", { n: kg.number(standing.votes) }) : null,
      standing.share !== undefined ? kg.percent(standing.share) : null].filter(Boolean).join(" · ");
    const sub = [node.sub, figures].filter(Boolean).join(" · ") || (node.kind === "person" ? "" : kg.kindLabel(node));
    const badge = standing && standing.outcome ? kg.t("outcomes." + standing.outcome) + (standing.round ? " · " + (kg.lang === "fr" ? "T" : "R") + standing.round : "") : null;
    const card = { name: wrap(node.short || node.label, NAME, most, 3), sub: sub ? wrap(sub, SUB, most, 2) : [], badge, outcome: standing?.outcome || "none" };
    card.badgeWidth = badge ? width(badge, BADGE) + 16 : 0;
    card.width = Math.min(most, Math.max(90, card.badgeWidth, ...card.name.map((l) => width(l, NAME)), ...card.sub.map((l) => width(l, SUB)))) + 2 * PAD + 6;
    card.height = PAD * 2 + card.name.length * LINE + card.sub.length * SMALL + (badge ? 24 : 0) - 6;
    return card;
  };

  function box(ctx, x, y, w, h, r) {
    ctx.beginPath();
    ctx.roundRect(x, y, w, h, r);
  }
  kg.drawCard = function (ctx, card, node, x, y, mark) {
    const [w, h] = [card.width, card.height];
    const [left, top] = [x - w / 2, y - h / 2];
    ctx.save();
    if (mark.faded) ctx.globalAlpha = 0.35;
    box(ctx, left, top, w, h, 8);
    ctx.fillStyle = colours.card;
    ctx.fill();
    ctx.lineWidth = mark.selected ? 3 : mark.focus ? 2.5 : 1.2;
    ctx.strokeStyle = mark.selected || mark.focus ? colours.accent : colours.line;
    ctx.stroke();
    box(ctx, left, top, 6, h, [8, 0, 0, 8]);
    ctx.fillStyle = colours[node.kind] || colours.none;
    ctx.fill();
    ctx.textBaseline = "alphabetic";
    ctx.textAlign = "left";
    let line = top + PAD + 11;
    const at = left + PAD + 6;
    ctx.fillStyle = colours.ink;
    ctx.font = NAME;
    card.name.forEach((text) => { ctx.fillText(text, at, line); line += LINE; });
    ctx.fillStyle = colours.muted;
    ctx.font = SUB;
    card.sub.forEach((text) => { ctx.fillText(text, at, line - 2); line += SMALL; });
    if (card.badge) {
      box(ctx, at, line - 10, card.badgeWidth, 19, 9);
      ctx.fillStyle = colours[card.outcome];
      ctx.fill();
      ctx.fillStyle = colours["badge-ink"];
      ctx.font = BADGE;
      ctx.fillText(card.badge, at + 8, line + 3.5);
    }
    if (mark.conflict) {
      ctx.beginPath();
      ctx.arc(left + w - 4, top + 4, 10, 0, 2 * Math.PI);
      ctx.fillStyle = colours.conflict;
      ctx.fill();
      ctx.fillStyle = colours["badge-ink"];
      ctx.font = "700 14px " + FONT;
      ctx.textAlign = "center";
      ctx.fillText("≠", left + w - 4, top + 9);
    }
    ctx.restore();
  };
  kg.graphFont = FONT;
})(window.kg);
