/** What the pages about responses need besides: five scores, marked text, notices side by side, a capture behind glass. */
export const RESPONSES = `
.five{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,9.5rem),1fr));gap:.4rem 1.2rem;margin:var(--s2) 0}
.five dt{font-size:var(--t-small);color:var(--soft)}
.five dd{font-size:1.25rem;font-weight:650;font-variant-numeric:tabular-nums}
.five meter{display:block;width:100%;height:.5rem}
.response{margin-top:var(--s5)}
.response .card{max-width:none}
.marked p{margin:.35rem 0;max-width:76ch}
.element{text-decoration:underline;text-decoration-color:var(--good);text-decoration-thickness:2px;text-underline-offset:3px}
mark.said{color:inherit}
.side{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:var(--s4);align-items:start}
.side .box{padding:var(--s4);border-width:1px}
.compare td{min-width:11rem;vertical-align:top}
.quote{display:block;overflow-wrap:anywhere;white-space:normal;font-size:var(--t-small)}
.glass{width:100%;height:34rem;border:1px solid var(--edge);border-radius:8px;background:#fff}
.matrix{min-width:40rem;max-width:100%;height:auto}
.matrix .ground{fill:var(--card)}
`;
