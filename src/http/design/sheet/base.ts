/** Elements as they are without a class. */
export const BASE = `
*,*::before,*::after{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:var(--s4)}
@media(prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
body{margin:0;background:var(--paper);color:var(--ink);font:var(--t-body)/1.5 var(--f-text);overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.2;text-wrap:balance;margin:0}
h1{font-size:var(--t-h1);font-weight:680;letter-spacing:-.016em;line-height:1.15;max-width:34ch}
h2{font-size:var(--t-h2);font-weight:660;letter-spacing:-.01em;margin-bottom:var(--s3)}
h3{font-size:var(--t-h3);font-weight:640;text-wrap:pretty}
h4{font-size:var(--t-small);font-weight:640;margin:var(--s4) 0 var(--s1)}
p{margin:.4rem 0;max-width:72ch;text-wrap:pretty}
a{color:var(--accent);text-underline-offset:.16em;text-decoration-thickness:.07em}
a:hover{text-decoration-thickness:.14em}
code{font:.92em/1.4 var(--f-code)}
ul,ol{margin:0;padding:0;list-style:none}
figure{margin:0}
section{margin-top:var(--s7)}
hr{border:0;border-top:1px solid var(--line);margin:var(--s5) 0}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
main:focus{outline:none}
summary{cursor:pointer;padding:.3rem 0;color:var(--accent);width:fit-content;max-width:100%}
summary:hover{text-decoration:underline;text-underline-offset:.16em}
dl{margin:.4rem 0}dt{color:var(--soft);font-size:var(--t-small)}dd{margin:0}
.nb{white-space:nowrap}
.soft,.hint,.where,.more{color:var(--soft)}
.fine,.where,.more{font-size:var(--t-small)}
.strong{font-weight:640}
.num{font-variant-numeric:tabular-nums}
.defs{position:absolute}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-200vw;top:.5rem;background:var(--accent);color:var(--on-accent);padding:.6rem 1rem;border-radius:6px;z-index:9}
.skip:focus{left:.5rem}
.lead{font-size:var(--t-lead);max-width:64ch}
.stack>*+*{margin-top:var(--s4)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:var(--s5);align-items:start}
.columns>section,.stack>section:first-child{margin-top:0}
@media(min-width:72rem){.columns.overview{grid-template-columns:minmax(0,1.6fr) minmax(0,1fr);gap:var(--s6)}}
.row{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s3);align-items:center}
.spread{justify-content:space-between;align-items:baseline}
.plain>li{padding:.45rem 0;border-top:1px solid var(--hair)}
.plain>li:first-child{border-top:0}
.ids{display:flex;flex-wrap:wrap;gap:.25rem .5rem;margin:.3rem 0}
.ids code{background:var(--calm-tint);border-radius:4px;padding:.08rem .4rem}
q{background:var(--card);border:1px solid var(--line);border-radius:4px;padding:.02rem .35rem;quotes:"\\201c" "\\201d"}
`;
