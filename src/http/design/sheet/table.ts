/** Tables, the bar of filters above them, the paging below them, and charts with their tables. */
export const TABLE = `
.scroll{margin:0;overflow-x:auto;max-width:100%}
table{border-collapse:collapse;font-size:var(--t-small);overflow-wrap:normal}
.scroll:focus-visible{outline-offset:-3px}
caption{text-align:left;color:var(--soft);font-size:var(--t-small);padding-bottom:.4rem}
th,td{padding:.42rem .9rem .42rem 0;border-bottom:1px solid var(--hair);text-align:left;vertical-align:top}
th{font-weight:620}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
.data{width:100%}
.data thead th{position:sticky;top:0;background:var(--paper);border-bottom:1.5px solid var(--edge);white-space:nowrap;vertical-align:bottom;z-index:1}
.data thead a{color:inherit;text-decoration:none;display:inline-flex;gap:.3rem;align-items:center;min-height:1.75rem}
.data thead a:hover{text-decoration:underline}
.data thead th[aria-sort] a::after{content:"\\2195";color:var(--soft);font-weight:400}
.data thead th[aria-sort=ascending] a::after{content:"\\2191";color:var(--accent)}
.data thead th[aria-sort=descending] a::after{content:"\\2193";color:var(--accent)}
.data tbody tr:hover{background:var(--tint)}
.data tbody th{font-weight:600}
.data td .soft,.data tbody th .soft{display:block;font-size:var(--t-fine);font-weight:400}
.data .wide{min-width:16rem;overflow-wrap:anywhere}
.data .some{min-width:6.5rem;overflow-wrap:anywhere}
.pager{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s4);align-items:center;justify-content:space-between;margin:var(--s3) 0}
.filters{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.6rem .8rem .7rem;margin:var(--s3) 0}
.filters form{display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:flex-end}
.filters label{margin:0 0 .15rem;font-size:var(--t-fine);color:var(--soft)}
.filters .field{flex:1 1 9.5rem;min-width:0}
.filters .field.grow{flex:2 1 16rem}
.filters input,.filters select{min-height:2.5rem;padding:.3rem .55rem;max-width:none}
.filters form>button{margin:0;min-height:2.5rem}
.filters details{flex:1 1 100%}
.filters details>div{display:flex;flex-wrap:wrap;gap:.5rem .75rem}
.chips{display:flex;flex-wrap:wrap;gap:.4rem;margin:.5rem 0 0}
.chips li>a,.chips li>span{display:inline-flex;gap:.4rem;align-items:center;border-radius:99px;padding:.15rem .75rem;min-height:2rem;font-size:var(--t-small);background:var(--tint);border:1px solid var(--line);text-decoration:none;color:var(--ink)}
.chips a:hover{border-color:var(--accent)}
.chips a[aria-current]{border-color:var(--accent);font-weight:640}
.chips .x{color:var(--soft)}
.chips .n{color:var(--soft);font-variant-numeric:tabular-nums}
.views{margin:var(--s2) 0}.views form{flex-wrap:nowrap}.views .chips{margin:0}.views input{min-height:2.25rem;padding:.25rem .55rem;max-width:14rem}.views button{margin-top:0;white-space:nowrap}
.facets{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,14rem),1fr));gap:var(--s4) var(--s5)}
.facets h3{font-size:var(--t-small)}
.facets li{display:flex;justify-content:space-between;gap:1rem;font-size:var(--t-small);padding:.15rem 0}
.bulk{position:sticky;bottom:0;background:var(--card);border:1px solid var(--line);border-top:2px solid var(--accent);border-radius:8px 8px 0 0;padding:.6rem .8rem;display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:flex-end;margin-top:var(--s3);z-index:2}
.bulk label{margin:0 0 .15rem;font-size:var(--t-fine)}
.bulk .field{flex:0 1 12rem}
.bulk input,.bulk select{min-height:2.5rem;padding:.3rem .55rem}
.bulk button{margin:0}
.bulk .picked{align-self:center;font-weight:620}
main{counter-reset:picked}
input[name=device]:checked{counter-increment:picked}
@supports selector(:has(*)){
body:not(:has(input[name=device]:checked)) .bulk{display:none}
.bulk .picked::after{content:" " counter(picked)}
tr:has(input[name=device]:checked){background:var(--tint)}}
.chart{margin:var(--s3) 0}
.chart figcaption{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;margin-bottom:.6rem;align-items:center}
.chart svg{display:block;max-width:100%;overflow:visible}
.chart svg text{fill:var(--ink);font-family:var(--f-text)}
.chart svg .axis text,.chart svg text.soft{fill:var(--soft)}
.chart .grid{stroke:var(--hair)}
.chart .axis-line{stroke:var(--edge)}
.chart .series{fill:none;stroke-width:2.5;stroke:currentColor;stroke-linejoin:round}
.chart .area{fill:currentColor;opacity:.14;stroke:none}
.band-chart{width:100%;min-width:34rem;height:auto}.scroll:has(>.band-chart){overflow-x:auto}
.band{fill:var(--calm);opacity:.16;stroke:none}.bound{fill:none;stroke:var(--calm);stroke-width:1.25}.usual{fill:none;stroke:var(--ink);stroke-width:1.5;stroke-dasharray:5 4}
.series.risk{stroke:var(--risk);fill:none;stroke-width:2.5}.mark-line line{stroke:var(--edge);stroke-dasharray:2 3}
.country{fill:var(--calm-tint);stroke:var(--paper);stroke-width:.5}.country.c1{fill:var(--accent);fill-opacity:.3}.country.c2{fill:var(--accent);fill-opacity:.55}.country.c3{fill:var(--accent);fill-opacity:.78}.country.c4{fill:var(--accent)}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem}
.legend li{display:flex;align-items:center;font-size:var(--t-small)}
.swatch{margin-right:.45rem;flex:none}
.seg{stroke:var(--paper);stroke-width:2}
.chart .amount{fill:currentColor}.chart .whisker line{stroke:var(--ink);stroke-width:2}
rect.risk{fill:var(--risk)}rect.good{fill:var(--good-fill)}rect.none{fill:none;stroke:var(--none);stroke-width:1.4;stroke-dasharray:3 3}
.ground.open{fill:var(--open-tint)}.stripe.open{fill:var(--open-mid)}.ground.calm{fill:var(--calm-tint)}.stripe.calm{fill:var(--calm)}
.land{fill:var(--calm-tint);stroke:var(--paper);stroke-width:.6}
.sea{fill:var(--sunk)}
.spot{stroke:var(--paper);stroke-width:1.5}
.spot.risk{fill:var(--risk)}.spot.open{fill:var(--open-mid)}.spot.good{fill:var(--good-fill)}.spot.calm{fill:var(--calm)}.spot.none{fill:var(--card);stroke:var(--none)}
.on-spot{color:var(--card)}
.spot.none+.on-spot{color:var(--none)}
.bars>li{display:grid;grid-template-columns:minmax(0,15rem) minmax(0,1fr);gap:.1rem 1.25rem;align-items:start;padding:.5rem 0;border-top:1px solid var(--hair)}
.bars .words{grid-column:2;font-size:var(--t-fine);color:var(--soft)}
.bars .site{font-weight:600;grid-row:span 2;line-height:1.35}
.bars .site .soft{font-weight:400;white-space:nowrap}
.bar{display:block}
@media(max-width:46rem){.bars>li{grid-template-columns:minmax(0,1fr)}.bars .words{grid-column:1}.bars .site{grid-row:auto}}
.swatches{display:grid;grid-template-columns:repeat(auto-fill,minmax(9rem,1fr));gap:var(--s3)}
.swatches svg{width:100%;height:3rem;border:1px solid var(--line);border-radius:6px}
@media(max-width:60rem){
.data.folds thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.data.folds,.data.folds tbody,.data.folds tr,.data.folds td,.data.folds tbody th{display:block;width:auto}
.data.folds tr{border-bottom:1px solid var(--line);padding:.55rem 0}
.data.folds td,.data.folds tbody th{border:0;padding:.08rem 0;text-align:left;min-width:0}
.data.folds td[data-head]{display:flex;gap:.6rem}
.data.folds td[data-head]::before{content:attr(data-head);flex:0 0 7.5rem;color:var(--soft)}
.bulk{position:static}}
`;
