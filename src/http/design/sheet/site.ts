/** What the pages of the public site need besides: warnings in lists, the sentence that comes first, the device check. */
export const SITE = `
.do-first{font-size:clamp(1.15rem,1.05rem + .6vw,1.4rem);line-height:1.35;font-weight:600;max-width:52ch;margin:var(--s3) 0 var(--s3);padding:.15rem 0 .15rem var(--s4);border-left:5px solid var(--risk)}
.answer.fixed .do-first,.answer.known_not_affected .do-first,.answer.no_statement .do-first{border-left-color:var(--edge)}
.answer.under_investigation .do-first{border-left-color:var(--open-mid)}
.badge-fact{padding-left:1.1em}
.facts>.badge-fact::before{content:none}
.warnings>li{padding:var(--s4) 0;border-top:1px solid var(--line)}
.warnings>li:first-child{border-top:0;padding-top:var(--s2)}
.warnings h2,.warnings h3{font-size:var(--t-h3);max-width:72ch;margin:0;letter-spacing:0;text-wrap:pretty}
.warnings .do{margin:.25rem 0 .3rem;max-width:78ch}
.check-box{margin-top:var(--s5)}
.check-box h2{margin-bottom:0}
.check-form{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr));gap:0 var(--s4);align-items:end}
.check-form>div{align-self:end}
.check-form input{max-width:none}
.check-form>button{margin-top:var(--s3);justify-self:start}
.site section.first{margin-top:var(--s5)}
.answer{margin-top:var(--s4)}
.answer h2{display:flex;flex-wrap:wrap;gap:.4rem .7rem;align-items:center;margin:.2rem 0}
.answer .questions{border-left:3px solid var(--line);padding-left:var(--s4);margin:var(--s4) 0}
.under-hole{margin-top:var(--s4)}
.hole{margin-top:var(--s5);padding-top:var(--s4);border-top:1px solid var(--hair)}
.hole:first-of-type{border-top:0;padding-top:0;margin-top:var(--s3)}
.hole h3 .soft{font-weight:400}
.hole .pairs,#counts .pairs,#document .pairs{margin-top:var(--s3)}
.prose p,.prose ul{margin:.3rem 0;max-width:72ch}
.dashes>li{position:relative;padding:.12rem 0 .12rem 1.1rem;max-width:76ch}
.dashes>li::before{content:"\\2013";position:absolute;left:0;color:var(--soft)}
.numbers{counter-reset:n}
.numbers>li{counter-increment:n;position:relative;padding:.12rem 0 .12rem 1.6rem}
.numbers>li::before{content:counter(n) ".";position:absolute;left:0;color:var(--soft)}
blockquote{margin:var(--s2) 0;padding:.1rem 0 .1rem var(--s4);border-left:3px solid var(--line)}
.advisory section>h3{margin-top:var(--s5)}
.advisory .labels,.advisory .hash{overflow-wrap:anywhere}
.steps-to-do>li{max-width:76ch}
.due{width:auto;max-width:100%;overflow-wrap:anywhere}.due thead th{white-space:normal}
.lines th[scope=row]{width:42%}
.lines th .soft{display:block;font-size:var(--t-fine);font-weight:400}
.site .masthead .who{order:3;margin-left:0}
.site .masthead .menu{order:2}
@media(min-width:64rem){.site .masthead .who{margin-left:var(--s2)}}
.vendors{columns:auto 15rem;column-gap:var(--s6);margin-top:var(--s4)}
.vendors>li{break-inside:avoid;padding:.3rem 0}
.vendors .soft{display:block;font-size:var(--t-fine)}
.vendors a{display:inline-block;padding:.15rem 0}
.feeds a{display:inline-block;padding:.25rem 0}
.ends{margin-top:var(--s7)}
.sources>.card h2{overflow-wrap:anywhere}
.sources{grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}
.sources>.card{margin:0;max-width:none}
address{font-style:normal}
mark.said{background:none;color:inherit;border-bottom:2px solid var(--line);padding:0}
mark.said .tag{font-size:var(--t-fine);color:var(--soft);border:1px solid var(--line);border-radius:3px;padding:0 .3em;white-space:nowrap}
.comments{list-style:none;padding:0;margin:0}
.comments .comments{padding-left:clamp(.6rem,3vw,1.6rem);border-left:2px solid var(--hair)}
.comments>li{padding:.8rem 0;border-top:1px solid var(--hair)}
.comments .row{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem;align-items:baseline}
.comments .row form{margin:0}
.comment-text{overflow-wrap:anywhere}
.comment-text pre{white-space:pre-wrap;overflow-wrap:anywhere}
.comment-text blockquote{margin:.5rem 0;padding-left:.8rem;border-left:3px solid var(--hair)}
`;
