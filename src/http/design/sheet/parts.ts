/** The parts that pages are built of. */
export const PARTS = `
.mark{width:.95em;height:.95em;vertical-align:-.1em;margin-right:.35em;flex:none}
.risk{color:var(--risk)}.open{color:var(--open)}.good{color:var(--good)}.calm{color:var(--calm)}.none{color:var(--none)}
.verdict{font-weight:640;white-space:nowrap}
.badge{display:inline-flex;align-items:center;gap:.35em;border-radius:5px;padding:.08rem .5rem;font-size:var(--t-small);font-weight:600;background:var(--calm-tint);color:var(--ink);white-space:nowrap;line-height:1.45;border:1px solid transparent}
.badge .mark{margin:0}
.badge.risk{background:var(--risk-tint);color:var(--risk)}
.badge.open{background:var(--open-tint);color:var(--open)}
.badge.good{background:var(--good-tint);color:var(--good)}
.badge.none{background:transparent;border:1px dashed var(--edge);color:var(--none)}
.button,button{display:inline-flex;align-items:center;justify-content:center;gap:.45rem;font:inherit;font-weight:620;line-height:1.25;padding:.5rem 1rem;min-height:2.75rem;border-radius:7px;border:1.5px solid var(--accent);background:var(--accent);color:var(--on-accent);text-decoration:none;cursor:pointer}
.button:hover,button:hover{filter:brightness(1.12);text-decoration:none}
.button.quiet,button.quiet{background:transparent;color:var(--accent)}
.button.quiet:hover,button.quiet:hover{background:var(--tint);filter:none}
.button.grave,button.grave{background:transparent;color:var(--risk);border-color:var(--risk)}
.button.slim,button.slim{padding:.3rem .75rem;min-height:2.25rem;font-size:var(--t-small)}
button.link,.link{background:none;border:0;color:var(--accent);font-weight:400;padding:0;min-height:1.75rem;text-decoration:underline;text-underline-offset:.16em;display:inline}
button[hidden]{display:none}
button:disabled{opacity:.55;cursor:default;filter:none}
label{display:block;font-weight:600;margin:var(--s3) 0 .25rem}
label.check{display:flex;gap:.55rem;align-items:center;font-weight:400;margin:.1rem 0;min-height:2rem}
.check input,td input[type=checkbox],th input[type=checkbox]{width:1.15rem;height:1.15rem;accent-color:var(--accent);flex:none;margin:0}
input[type=text],input[type=email],input[type=password],input[type=number],input[type=search],input[type=date],input:not([type]),select,textarea{width:100%;max-width:28rem;font:inherit;padding:.45rem .65rem;color:var(--ink);background:var(--card);border:1px solid var(--edge);border-radius:7px;min-height:2.75rem}
textarea{max-width:none;font:var(--t-small)/1.5 var(--f-code);resize:vertical}
input[aria-invalid=true],textarea[aria-invalid=true]{border:2px solid var(--risk)}
input[type=file]{font:inherit;font-size:var(--t-small);max-width:100%;color:var(--ink)}
input[type=file]::file-selector-button{font:inherit;color:var(--accent);background:var(--card);border:1.5px solid var(--accent);border-radius:7px;padding:.45rem .8rem;margin-right:.7rem;cursor:pointer;min-height:2.5rem}
.hint{font-size:var(--t-small);margin:.1rem 0 .3rem}
.fault{color:var(--risk);font-weight:600;font-size:var(--t-small);margin:.2rem 0}
form>p:last-child,form>button{margin-top:var(--s4)}
fieldset{border:1px solid var(--line);border-radius:8px;margin:var(--s3) 0 0;padding:.6rem .9rem}
legend{font-weight:600;padding:0 .3rem}
.wide-form{max-width:none}
.wide-form .grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:0 var(--s3)}
.radios label{display:block}
pre.told{white-space:pre-wrap;overflow-wrap:anywhere;max-height:30rem;overflow:auto;padding:var(--s3);border:1px solid var(--line);border-radius:8px}
.notice{margin:var(--s4) 0;padding:.65rem 1rem;background:var(--tint);border-left:5px solid var(--accent);border-radius:4px;max-width:72ch}
.notice.bad{background:var(--risk-tint);border-color:var(--risk)}
.notice.wary{background:var(--open-tint);border-color:var(--open-mid)}
.notice p:first-child{margin-top:0}.notice p:last-child{margin-bottom:0}
.wave{border:2px solid var(--risk);border-radius:10px;background:var(--risk-tint);padding:var(--s3) var(--s4);margin:var(--s4) 0}
.wave h2{margin:0 0 .2rem;font-size:var(--t-h2)}
.wave p{max-width:none}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:clamp(.9rem,2.4vw,1.3rem);margin-top:var(--s4);max-width:44rem}
.card h2{font-size:var(--t-h3);margin-bottom:var(--s2)}
.cards{columns:24rem 2;column-gap:var(--s4)}
.cards>.card{break-inside:avoid}
.cards>.card{margin:0 0 var(--s4);max-width:none}.columns>.card{margin:0;max-width:none}
.checks{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,12rem),1fr));gap:0 var(--s4)}
.box{border:3px solid var(--accent);border-radius:12px;background:var(--tint);padding:clamp(1rem,3vw,1.6rem)}
.empty{border:1.5px dashed var(--edge);border-radius:10px;padding:clamp(1.2rem,4vw,2.4rem);margin-top:var(--s4);max-width:44rem}
.empty h2{margin-bottom:var(--s2)}
.tally{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.2rem,1fr));gap:1px;background:var(--line);border:1px solid var(--line);border-radius:10px;overflow:hidden;margin:var(--s4) 0}
.tally li{background:var(--card)}
.tally a{color:inherit;text-decoration:none}
.tally a:hover{background:var(--tint)}.tally a:hover .what{text-decoration:underline}
.tally a,.tally div{display:block;padding:.65rem .85rem .6rem;height:100%}
.tally a:focus-visible{outline-offset:-3px}
.tally .n{display:block;font-size:var(--t-figure);font-weight:680;line-height:1.1;font-variant-numeric:tabular-nums;color:var(--ink)}
.tally .risk .n{color:var(--risk)}
.tally .zero,.tally .zero .n{color:var(--soft)}
.tally .what{font-size:var(--t-small)}
.tally .more{display:block;font-size:var(--t-fine)}
.since{margin:var(--s4) 0 var(--s5)}.since .plain li{padding:.15rem 0;border:0}.since h2{font-size:var(--t-h3)}
.deltas{display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;margin:.3rem 0}
.deltas li{font-size:var(--t-small);padding:.1rem 0}
.deltas .n{font-weight:680;font-size:1.15rem;font-variant-numeric:tabular-nums;color:var(--ink)}
.deltas .n.risk{color:var(--risk)}
.facts{display:flex;flex-wrap:wrap;gap:.1rem 0;font-size:var(--t-small);margin:.25rem 0 .25rem -1.1em;clip-path:inset(0 0 0 1.1em);max-width:90ch}
.facts>*{position:relative;padding-left:1.1em}
.facts>*::before{content:"\\00b7";position:absolute;left:.42em;color:var(--soft);font-weight:400}
.steps-to-do{counter-reset:a}
.steps-to-do>li{counter-increment:a;position:relative;padding:.8rem 0 .8rem 2.7rem;border-top:1px solid var(--hair)}
.steps-to-do>li::before{content:counter(a);position:absolute;left:0;top:.78rem;width:1.85rem;height:1.85rem;border-radius:50%;background:var(--ink);color:var(--paper);font-weight:700;font-size:var(--t-small);display:grid;place-items:center;font-variant-numeric:tabular-nums}
.steps-to-do h3{padding-top:.15rem;text-wrap:pretty}
.list>li{display:flex;flex-wrap:wrap;gap:.4rem 1rem;justify-content:space-between;align-items:center;padding:.65rem 0;border-top:1px solid var(--hair)}
.list>li:first-child{border-top:0}
.list .who{flex:1 1 16rem;min-width:0}
.list form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.list form>button{margin-top:0}
.list select{width:auto}
.once{font-size:1.05rem;background:var(--calm-tint);border-radius:8px;padding:.7rem .9rem;margin:.6rem 0;display:block;overflow-wrap:anywhere;user-select:all}
.qr{width:15rem;height:auto;max-width:100%;border-radius:8px}
.codes{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.3rem 1rem;margin:.6rem 0}
.pairs{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,15rem),1fr));gap:.5rem 1.5rem}
.lines>div{display:flex;gap:.3rem 1rem;justify-content:space-between;flex-wrap:wrap;padding:.35rem 0;border-top:1px solid var(--hair);font-size:var(--t-small)}
.lines dt{font-size:inherit}.lines dd{text-align:right}
.timeline>li{position:relative;padding:.1rem 0 var(--s4) 1.6rem;border-left:2px solid var(--line);margin-left:.4rem}
.timeline>li:last-child{border-left-color:transparent}
.timeline>li::before{content:"";position:absolute;left:-.44rem;top:.35rem;width:.78rem;height:.78rem;border-radius:50%;background:var(--paper);border:2px solid var(--accent)}
.timeline time{font-size:var(--t-small);color:var(--soft)}
.timeline p{margin:.1rem 0}
.proof{border-left:3px solid var(--line);padding-left:var(--s4);margin:var(--s2) 0 var(--s4)}
.story{counter-reset:s}
.story>li{counter-increment:s;position:relative;padding:.35rem 0 .35rem 1.9rem;max-width:84ch}
.story>li::before{content:counter(s);position:absolute;left:0;top:.42rem;font-size:var(--t-fine);font-weight:640;color:var(--soft);width:1.25rem;text-align:right}
.story .where{display:block;margin-top:.1rem}
.story .end{font-weight:640}
.fold{border-top:1px solid var(--hair)}
.fold>summary{width:100%;color:var(--ink);display:flex;flex-wrap:wrap;gap:.15rem 1rem;align-items:baseline;padding:.55rem 1.6rem .55rem .25rem;position:relative;list-style:none}
.fold>summary::-webkit-details-marker{display:none}
.fold>summary::after{content:"";position:absolute;right:.5rem;top:1rem;width:.5rem;height:.5rem;border:solid var(--soft);border-width:0 2px 2px 0;transform:rotate(45deg)}
.fold[open]>summary::after{transform:rotate(225deg);top:1.15rem}
.fold>summary:hover{background:var(--tint);text-decoration:none}
.progress{display:grid;gap:.35rem;max-width:44rem}
progress{width:100%;height:.75rem;accent-color:var(--accent)}
@media(max-width:22rem){.list select{width:100%}.verdict{white-space:normal}}
@media(forced-colors:active){.box,.button,button,.badge{border-color:CanvasText}}
`;
