/** What stands around a page: masthead, places, footer; one column on a telephone, a side of places on a desk. */

/** A swell, drawn once and repeated. It is a mask, so that its colour follows the light. */
const SWELL =
	"url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 6'%3E%3Cpath d='M0 4c4 0 4-3 8-3s4 3 8 3 4-3 8-3' fill='none' stroke='%23000' stroke-width='1.5'/%3E%3C/svg%3E\")";

/** The frame. */
export const FRAME = `
.masthead{display:flex;flex-wrap:wrap;gap:var(--s1) var(--s4);align-items:center;padding:var(--s3) clamp(1rem,4vw,2rem) var(--s2);position:relative}
.masthead::after{content:"";position:absolute;inset:auto 0 0 0;height:6px;background:var(--accent);opacity:.55;-webkit-mask:${SWELL} repeat-x 0 0/24px 6px;mask:${SWELL} repeat-x 0 0/24px 6px}
.brand{font-weight:700;letter-spacing:.005em;color:var(--accent);margin:0;display:flex;align-items:center;gap:.5rem;text-decoration:none;font-size:1.05rem;min-height:2.5rem}
.brand svg{width:1.6rem;height:1.6rem;flex:none}.brand .swell{stroke:var(--on-accent)}
.masthead .who{margin:0 0 0 auto;display:flex;flex-wrap:wrap;gap:0 var(--s4);align-items:center;font-size:var(--t-small)}
.masthead .who a{padding:.45rem 0}
.masthead form>button,.foot form>button{margin-top:0}
.console main,.bare main{padding:var(--s4) clamp(1rem,4vw,2rem) 0;max-width:92rem}
.site main,.site .foot>*,.site .masthead>*{max-width:76rem}
.site main{margin:0 auto;padding:var(--s4) clamp(1rem,4vw,2rem) 0}
.site .masthead{padding-inline:max(clamp(1rem,4vw,2rem),50% - 36rem)}
.bare main{max-width:44rem;margin:0 auto;padding-top:clamp(1.5rem,6vw,4rem)}
.foot{margin-top:var(--s8);padding:var(--s4) clamp(1rem,4vw,2rem) var(--s6);border-top:1px solid var(--line);font-size:var(--t-small);color:var(--soft);display:flex;flex-wrap:wrap;gap:var(--s2) var(--s6);align-items:center}
.site .foot{padding-inline:max(clamp(1rem,4vw,2rem),50% - 36rem)}
.foot ul{display:flex;flex-wrap:wrap;gap:0 var(--s4)}
.foot a,.foot .link{display:inline-block;padding:.4rem 0}
.head{display:flex;flex-wrap:wrap;gap:var(--s2) var(--s5);align-items:end;justify-content:space-between;margin:var(--s3) 0 var(--s4)}
.head>div:first-child{min-width:0;flex:1 1 24rem}
.over{color:var(--soft);font-size:var(--t-small);margin:0 0 .2rem}
.crumbs{font-size:var(--t-small);margin:0 0 var(--s2)}
.crumbs ol{display:flex;flex-wrap:wrap;gap:0 .4rem}
.crumbs li+li::before{content:"\\203a";color:var(--soft);margin-right:.4rem}
.crumbs a{display:inline-block;padding:.25rem 0}
.places h2{font-size:var(--t-fine);font-weight:600;color:var(--soft);letter-spacing:0;margin:var(--s4) .75rem var(--s1)}
.places a,.places .link{display:flex;gap:.6rem;align-items:center;padding:.42rem .75rem;min-height:2.5rem;border-radius:6px;color:var(--ink);text-decoration:none;border-left:3px solid transparent}
.places a:hover,.places .link:hover{background:var(--tint);text-decoration:underline}
.places a[aria-current]{background:var(--tint);border-left-color:var(--accent);font-weight:640}
.places .n{margin-left:auto;font-size:var(--t-fine);font-variant-numeric:tabular-nums;background:var(--calm-tint);border-radius:99px;padding:.02rem .5rem}
.places .house{padding:.3rem .75rem;margin:0;font-weight:640;line-height:1.3}
.places .house a{display:inline;padding:0;min-height:0;border:0;font-weight:400;font-size:var(--t-small);color:var(--accent);text-decoration:underline}
.menu{margin-left:auto}
.menu+.who{margin-left:0}
.site .places ul{display:flex;flex-wrap:wrap}
.site .places a{padding:.42rem .6rem;border-left:0;border-bottom:3px solid transparent;border-radius:6px 6px 0 0}
.site .places a[aria-current]{border-bottom-color:var(--accent)}
@media(min-width:64rem){
.menu{display:none}
.menu+.who{margin-left:auto}
.masthead .places,.console .places{display:block;position:static;border:0;padding:0;margin:0;background:none;color:inherit;width:auto;height:auto;overflow:visible;inset:auto}
.console .under{display:grid;grid-template-columns:14.5rem minmax(0,1fr)}
.console .under>.places{padding:var(--s3) var(--s3) var(--s6);border-right:1px solid var(--hair);min-height:calc(100vh - 4rem)}
.console .foot{margin-left:14.5rem}
.site .masthead .places{margin-left:auto}}
@media(max-width:63.99rem){
.places:not(:popover-open){display:none}
.places:popover-open{position:fixed;inset:0 0 auto 0;width:auto;margin:0;border:0;border-bottom:3px solid var(--accent);background:var(--card);color:var(--ink);padding:var(--s4) var(--s3) var(--s5);max-height:100vh;overflow:auto}
.places::backdrop{background:rgb(10 20 28/.5)}
.site .places ul{display:block}}
@supports not selector(:popover-open){.menu{display:none}.places{display:block}}
.sample{max-width:none;margin:0;padding:.5rem clamp(1rem,4vw,2rem);background:var(--open-tint);color:var(--open);border-bottom:2px dashed currentColor;font-size:var(--t-small)}
`;
