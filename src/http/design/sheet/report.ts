/** What the pages of reports need besides. */
export const REPORT = `
.report-text{max-width:72ch;margin-top:var(--s4)}
.report-text p{margin:.7rem 0;white-space:pre-line}
.report-text h2{margin:var(--s5) 0 var(--s2)}.report-text h3{margin:var(--s4) 0 var(--s2)}
.report-text ul,.report-text ol{margin:.5rem 0 .5rem 1.3rem;padding:0}
.report-text ul{list-style:disc}.report-text ol{list-style:decimal}
.report-text li{margin:.2rem 0}
.report-text img{max-width:100%;height:auto;border-radius:8px;border:1px solid var(--line)}
.report-text figure{margin:var(--s4) 0}
.report-text a.live{font-weight:640;text-decoration-style:dotted;font-variant-numeric:tabular-nums}
.report-figure{border:1px solid var(--line);border-radius:10px;background:var(--card);padding:var(--s3) var(--s4);margin:var(--s4) 0}
.report-figure .n{font-size:var(--t-figure);font-weight:680;font-variant-numeric:tabular-nums;margin-right:.3em}
.report-figure p{margin:.2rem 0}
.year-bars .axis{font-size:12px;fill:var(--soft)}
.reports>li{padding:var(--s4) 0;border-top:1px solid var(--line)}
.reports>li:first-child{border-top:0}
.reports h2,.reports h3{font-size:var(--t-h3);margin:0;letter-spacing:0;text-wrap:pretty}
.reports p{max-width:72ch;margin:.25rem 0}
.change{list-style:none;margin:var(--s2) 0;padding:0;font:var(--t-small)/1.5 var(--f-code);border:1px solid var(--line);border-radius:8px;overflow-wrap:anywhere}
.change li{padding:.1rem .6rem;white-space:pre-wrap}
.change .new{background:var(--good-tint)}.change .gone{background:var(--risk-tint);text-decoration:line-through}
.change .new::before{content:"+ "}.change .gone::before{content:"\\2212 "}.change .same::before{content:"  "}
.hash{overflow-wrap:anywhere}
textarea.body{min-height:24rem;width:100%}
`;
