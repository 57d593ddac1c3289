"""The one style of a report: on a screen, bright or dark, narrow or at 200 %; and on paper."""

from __future__ import annotations

STYLE = """
:root{--ink:#1c1e21;--soft:#50555c;--paper:#fff;--tint:#f3f5f7;--line:#c9ced6;--link:#0b57a4;
--good:#14612d;--bad:#a3161b;--open:#7a4a00;--note:#fff7e0}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#b3b9c2;--paper:#16181c;--tint:#22262c;
--line:#474d57;--link:#8ab8f5;--good:#7fd39a;--bad:#ff9a93;--open:#f0bd6a;--note:#332b14}}
*{box-sizing:border-box}
html{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--ink);
background:var(--paper)}
body{max-width:75rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.4rem;line-height:1.25;margin:2.5rem 0 .75rem;padding-bottom:.25rem;border-bottom:2px solid var(--line)}
h3{font-size:1.1rem;margin:1.75rem 0 .5rem}
p,li,dd{max-width:48rem}
h1,h2,h3,p,dd,li,figcaption,caption,code{overflow-wrap:anywhere}
th,th code{overflow-wrap:break-word}
td{overflow-wrap:break-word}
td code{overflow-wrap:anywhere}
header p{color:var(--soft);font-size:1.05rem}
a{color:var(--link)}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem}
nav h2{margin-top:1rem}
nav ol{columns:16rem;padding-left:1.5rem}
code,pre{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,monospace;font-size:.87em}
pre{background:var(--tint);border:1px solid var(--line);padding:.75rem 1rem;overflow-x:auto}
dl{margin:0}
dl>div{display:grid;grid-template-columns:11rem 1fr;gap:.25rem 1rem;padding:.35rem 0;
border-bottom:1px solid var(--line)}
dt{color:var(--soft)}
dd{margin:0}
.note{background:var(--note);border-left:4px solid var(--open);padding:.5rem .9rem}
.mark{font-weight:600;white-space:nowrap}
.good{color:var(--good)}
.bad{color:var(--bad)}
.open{color:var(--open)}
.table{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;color:var(--soft);padding:.25rem 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--line);min-width:7rem}
thead th{background:var(--tint);border-bottom:2px solid var(--line)}
tbody th{font-weight:600}
.number{text-align:right;font-variant-numeric:tabular-nums;min-width:3.5rem}
td.number{white-space:nowrap}
figure{margin:1.25rem 0}
figure svg{max-width:100%;height:auto;background:#fff}
figcaption{color:var(--soft);font-size:.9rem;margin:.35rem 0}
@media screen and (max-width:45rem){td{overflow-wrap:anywhere}}
@media (max-width:40rem){dl>div{grid-template-columns:1fr}body{padding:1rem .75rem 3rem}}
@media print{
@page{margin:16mm 14mm}
html{font-size:10pt;line-height:1.35}
body{max-width:none;padding:0}
.skip{display:none}
h1{font-size:20pt}
h2{font-size:14pt;margin-top:1.6em}
h3{font-size:11pt}
h1,h2,h3,figcaption,caption{break-after:avoid}
p,li{orphans:3;widows:3}
p,li,dd{max-width:none}
.table{overflow:visible}
table{font-size:7.5pt;line-height:1.25}
th,td{padding:1.5pt 4pt;min-width:11mm}
tbody th{min-width:24mm}
.number{min-width:8mm}
thead{display:table-header-group;break-inside:avoid;break-after:avoid}
tbody tr:first-child{break-before:avoid}
tr,dl>div,.note{break-inside:avoid}
figure svg{max-height:230mm}
figure{break-inside:avoid}
pre{white-space:pre-wrap;overflow:visible}
a{color:inherit}
dd a[href^="http"]::after{content:" (" attr(href) ")";color:var(--soft);font-size:.85em;overflow-wrap:anywhere}
dd a[href*="identifiers.org"]::after{content:""}
}
"""
