import { tokenSheet } from "../design/tokens.ts";

/** The style sheet of an answer, which is also a file of its own: quiet, readable when tired, from 320 pixels to wide, and on paper. */
export const STYLE = `
${tokenSheet()}*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth;scroll-padding-top:1rem}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
header>*,main,footer{max-width:72rem;margin:0 auto;padding:0 clamp(1rem,4vw,2rem)}
h1,h2,h3,h4{line-height:1.2;text-wrap:balance;margin:0}
h1{font-size:clamp(1.75rem,1.1rem + 3.1vw,3.1rem);font-weight:680;letter-spacing:-.018em;line-height:1.12;margin:clamp(1.25rem,4vw,2.75rem) 0 .9rem;max-width:30ch}
h2{font-size:clamp(1.3rem,1.1rem + .9vw,1.7rem);font-weight:660;letter-spacing:-.01em;margin-bottom:.8rem}
h3{font-size:1.1rem;font-weight:640}
h4{font-size:.95rem;font-weight:640;margin:1rem 0 .35rem}
p{margin:.4rem 0;max-width:78ch;text-wrap:pretty}
.nb{white-space:nowrap}
a{color:var(--accent);text-underline-offset:.16em}
code{font:.92em/1.4 ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
section{margin-top:clamp(2.5rem,6vw,4rem)}
ul,ol{margin:0;padding:0;list-style:none}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:3px}
main:focus{outline:none}
.soft,.more,.where,.hole,.next{color:var(--soft)}
.more{font-size:.95rem}
.defs{position:absolute}
.skip{position:absolute;left:-200vw;top:.5rem;background:var(--accent);color:var(--on-accent);padding:.6rem 1rem;border-radius:6px;z-index:2}
.skip:focus{left:.5rem}
.sample{max-width:none;margin:0;padding:.55rem max(clamp(1rem,4vw,2rem),50% - 34rem);background:var(--open-tint);color:var(--open);border-bottom:2px dashed currentColor}
.top{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:0 1rem;padding-top:1rem}
.top p{margin:0 0 .35rem}
.brand{font-weight:700;letter-spacing:.01em;color:var(--accent)}
nav ul{display:flex;flex-wrap:wrap;gap:.1rem 1.15rem;font-size:.95rem}
nav a{display:inline-block;padding:.25rem 0;color:var(--soft);text-decoration-color:var(--line)}
nav a:hover{color:var(--accent)}
.beyond{font-size:1.2rem;margin:.15rem 0}
.notice{margin-top:1.25rem;padding:.75rem 1rem;background:var(--tint);border-left:5px solid var(--accent);border-radius:4px}
.notice.bad{background:var(--risk-tint);border-color:var(--risk)}
.mark{width:.95em;height:.95em;vertical-align:-.1em;margin-right:.35em;flex:none}
.risk{color:var(--risk)}.open{color:var(--open)}.good{color:var(--good)}.calm{color:var(--calm)}.none{color:var(--none)}
.verdict{font-weight:640;white-space:nowrap}
.tally{display:flex;flex-wrap:wrap;gap:1px;margin-top:1.75rem;background:var(--line);border:1px solid var(--line);border-radius:10px;overflow:hidden}
.tally li{background:var(--card);padding:.75rem .9rem .7rem;flex:1 1 8rem}
.tally .n{display:block;font-size:1.75rem;font-weight:680;line-height:1.1;font-variant-numeric:tabular-nums;color:var(--ink)}
.tally .risk .n{color:var(--risk)}
.tally .zero,.tally .zero .n{color:var(--soft)}
.tally .zero .mark{color:inherit}
.tally .what{font-size:.95rem;white-space:nowrap}
#do-first{counter-reset:a}
.rest{margin-top:.6rem}
.rest>.actions{margin-top:.5rem}
.actions>li{counter-increment:a;position:relative;padding:1.05rem 0 1.05rem 3.1rem;border-top:1px solid var(--line)}
.actions>li:last-child{border-bottom:1px solid var(--line)}
.actions>li::before{content:counter(a);position:absolute;left:0;top:.95rem;width:2.1rem;height:2.1rem;border-radius:50%;background:var(--ink);color:var(--paper);font-weight:700;display:grid;place-items:center;font-variant-numeric:tabular-nums}
.actions h3{font-size:1.15rem;padding-top:.2rem;text-wrap:pretty}
.facts{display:flex;flex-wrap:wrap;gap:.1rem 0;font-size:.98rem;margin:.3rem 0 .3rem -1.1em;clip-path:inset(0 0 0 1.1em);max-width:84ch}
.facts>*{position:relative;padding-left:1.1em}
.facts>*::before{content:"\\00b7";position:absolute;left:.42em;color:var(--soft);font-weight:400}
.fact.strong{font-weight:640;color:var(--risk)}
summary{cursor:pointer;padding:.3rem 0;color:var(--accent);width:fit-content;max-width:100%}
summary:hover{text-decoration:underline;text-underline-offset:.16em}
.ids{display:flex;flex-wrap:wrap;gap:.25rem .5rem;margin:.3rem 0}
.ids code{background:var(--calm-tint);border-radius:4px;padding:.08rem .4rem}
.box{border:3px solid var(--accent);border-radius:14px;background:var(--tint);padding:clamp(1rem,3.2vw,1.9rem)}
.kicker{margin:0 0 .3rem;font-weight:640;color:var(--accent)}
.box h2{font-size:clamp(1.4rem,1.1rem + 1.6vw,2.05rem)}
label{display:block;font-weight:600;margin:.8rem 0 .3rem}
textarea{width:100%;font:.92rem/1.5 ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;padding:.6rem .7rem;color:var(--ink);background:var(--card);border:1px solid var(--soft);border-radius:8px;resize:vertical}
.button,button{display:inline-block;font:inherit;font-weight:640;line-height:1.3;padding:.6rem 1.1rem;border-radius:8px;border:2px solid var(--accent);background:var(--accent);color:var(--on-accent);text-decoration:none;cursor:pointer}
.button:hover,button:hover{filter:brightness(1.12)}
button.quiet{background:transparent;color:var(--accent);margin-top:.5rem}
button[hidden]{display:none}
.ways>p{display:flex;flex-wrap:wrap;gap:.4rem .9rem;align-items:center}
.ways{margin-top:1.1rem;display:flex;flex-wrap:wrap;gap:.4rem 2.5rem;align-items:flex-end}
.ways>p{margin:0}
.ways form{flex:1 1 20rem;min-width:0}
.ways label{margin-top:0}
.row{display:flex;flex-wrap:wrap;gap:.6rem;align-items:center}
input[type=file]{font:inherit;font-size:.95rem;max-width:100%;color:var(--ink)}
input[type=file]::file-selector-button{font:inherit;color:var(--accent);background:var(--card);border:1px solid var(--accent);border-radius:8px;padding:.45rem .8rem;margin-right:.7rem;cursor:pointer}
.plain>li{padding:.45rem 0;border-top:1px solid var(--line)}
.plain>li:first-child{border-top:0}
figure{margin:0}
figcaption{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;margin-bottom:.9rem;align-items:center}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem}
.legend li{display:flex;align-items:center;font-size:.95rem}
.swatch{margin-right:.45rem;flex:none}
.bars>li{display:grid;grid-template-columns:minmax(0,15rem) minmax(0,1fr);gap:.1rem 1.25rem;align-items:start;padding:.6rem 0;border-top:1px solid var(--line)}
.bars .words{grid-column:2;font-size:.92rem;color:var(--soft)}
.bars .site{font-weight:600;grid-row:span 2;line-height:1.35}.bars .soft{font-weight:400;white-space:nowrap}
.bar{display:block;overflow:visible}
.seg{stroke:var(--paper);stroke-width:2}
rect.risk{fill:var(--risk)}rect.good{fill:var(--good-fill)}rect.none{fill:none;stroke:var(--none);stroke-width:1.4;stroke-dasharray:3 3}
.ground.open{fill:var(--open-tint)}.stripe.open{fill:var(--open-mid)}.ground.calm{fill:var(--calm-tint)}.stripe.calm{fill:var(--calm)}
.scroll{margin:0;overflow-x:auto;max-width:100%}
table{border-collapse:collapse;font-size:.95rem;margin:.4rem 0;overflow-wrap:normal}
th,td{padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line);text-align:right;font-variant-numeric:tabular-nums}
th{font-weight:600}th:first-child{text-align:left;min-width:9rem;overflow-wrap:anywhere}
.site-name{margin:1.75rem 0 .5rem}
.site-name .soft{font-weight:400;font-size:.95rem}
.findings{border-top:1px solid var(--line)}
.findings>li{border-bottom:1px solid var(--line)}
.findings summary{display:grid;grid-template-columns:7.6rem minmax(0,1fr) 8.8rem minmax(0,1.28fr) 1rem;gap:.1rem 1rem;align-items:baseline;width:100%;padding:.55rem .25rem;color:var(--ink);list-style:none}
.findings summary::-webkit-details-marker{display:none}
.findings summary::after{content:"";grid-column:5;grid-row:1;width:.5rem;height:.5rem;border:solid var(--soft);border-width:0 2px 2px 0;transform:rotate(45deg);justify-self:end;align-self:center;margin:0 .25rem .2rem 0}
.findings details[open]>summary::after{transform:rotate(225deg);margin-bottom:-.2rem}
.findings summary:hover{background:var(--tint);text-decoration:none}
.findings .device code{font-weight:600}
.findings .next,.findings .hole{font-size:.95rem}
.findings .next strong{color:var(--risk);font-weight:640}
.proof{padding:.2rem 0 1.2rem;margin-left:.25rem;padding-left:1.1rem;border-left:3px solid var(--line);margin-bottom:1rem}
.proof .lead{font-weight:600;font-size:1.05rem}
.proof .plain>li{border:0;padding:.15rem 0}
dl{margin:.4rem 0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr));gap:.25rem 1.5rem}
dt{color:var(--soft);font-size:.9rem}
dd{margin:0}
.steps{counter-reset:s}
.steps>li{counter-increment:s;position:relative;padding:.3rem 0 .3rem 1.7rem}
.steps>li::before{content:counter(s) ".";position:absolute;left:0;color:var(--soft)}
q{background:var(--card);border:1px solid var(--line);border-radius:4px;padding:.02rem .35rem;quotes:"\\201c" "\\201d"}
.where{display:block;font-size:.88rem}
.settled{margin-top:1.75rem}
.over{margin:clamp(1.25rem,4vw,2.75rem) 0 0;font-weight:640;font-size:1.1rem;color:var(--accent)}
.over+h1{margin-top:.3rem}
.differences>li{padding:1.2rem 0;border-top:1px solid var(--line)}
.differences h3 .soft{font-weight:400}
.sides,.sources{display:grid;gap:.9rem;margin:.7rem 0}
.sides{grid-template-columns:repeat(auto-fill,minmax(min(100%,19rem),1fr))}
.sources{grid-template-columns:repeat(auto-fit,minmax(min(100%,21rem),1fr));align-items:start}
.sides>li,.sources>li{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.8rem 1rem}
.sides p{margin:.15rem 0}
.sides .who{font-weight:600}.sides .who .soft{font-weight:400}
.versions{display:block}
footer{margin-top:clamp(3rem,7vw,5rem);padding-top:1.25rem;padding-bottom:3rem;border-top:1px solid var(--line);font-size:.97rem}
.message{max-width:40rem;padding-top:clamp(2rem,8vw,5rem)}
@media(max-width:46rem){
.bars>li{grid-template-columns:minmax(0,1fr)}.bars .words{grid-column:1}.bars .site{grid-row:auto}
.findings summary{grid-template-columns:minmax(0,1fr) auto 1rem}
.findings summary::after{grid-column:3}
.findings .device,.findings .next{grid-column:1/-1}
.findings .hole{grid-column:2;grid-row:1}
.actions>li{padding-left:2.6rem}
.actions>li::before{width:1.8rem;height:1.8rem;top:1.05rem}}
@media(max-width:22rem){.verdict{white-space:normal}}
@media(forced-colors:active){.box,.button,button{border-color:CanvasText}.seg{stroke:Canvas}}
@media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#333;--tint:#fff}
body{font-size:10pt}nav,.skip,form,.button,button,.copy label{display:none}
section{margin-top:1.4rem}.actions>li,.findings>li,.bars>li{break-inside:avoid}
textarea{height:auto}
.rest::details-content,.actions details::details-content{content-visibility:visible}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
`;
