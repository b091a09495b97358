/** On paper: no places, no forms, black on white, nothing torn across two sheets that need not be. */
export const PRINT = `
@media print{
:root{color-scheme:light;--paper:#fff;--card:#fff;--sunk:#fff;--ink:#000;--soft:#333;--tint:#fff;--line:#aaa;--hair:#ccc;--risk:#8a130c;--open:#6b4600;--good:#14532d;--accent:#063f55}
body{font-size:9.5pt}
.places,.menu,.skip,form,.button,button,.filters,.bulk,.pager a,.crumbs,.foot,.masthead .who{display:none!important}
.console .under{display:block}
.console main,.site main,.bare main{max-width:none;padding:0}
.masthead{padding:0 0 .4rem}
section{margin-top:1.2rem}
h2,h3{break-after:avoid}
li,tr,.card,.wave,figure{break-inside:avoid}
.data thead th{position:static}
a{color:inherit;text-decoration:none}
details::details-content{content-visibility:visible;height:auto}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
@page{margin:16mm 14mm}}
`;
