// Rules for what answers a reader's action; they follow the frame's own.

export const CSS = `
.ic-figure{--bg:#FCFBF8;--grid:#E4E4DF;--axis:#858E94}
.ic-figure.dark{--bg:#14181A;--grid:#2B3134;--axis:#6B757B}
dl,dd,blockquote{margin:0}
.ic-plot{outline:0;-webkit-tap-highlight-color:transparent}
.ic-plot:focus-visible::before{content:attr(data-hint);position:absolute;right:0;bottom:calc(100% + 8px);font-size:12px;line-height:16px;background:var(--bg);color:var(--i2)}
.ic-plot:focus-visible:not(.on)::after{content:"";position:absolute;inset:-7px calc(-1*var(--ic-edge,7px));border:2px solid var(--i1);border-radius:3px;pointer-events:none}
button:focus-visible,a:focus-visible{outline:2px solid var(--i1);outline-offset:-2px;border-radius:3px}
a:focus-visible{outline-offset:2px}
.data:focus-visible{outline:2px solid var(--i1);outline-offset:calc(var(--ic-edge,5px) - 2px)}
.tools button:hover{color:var(--i1)}
.said{position:absolute;right:0;top:100%;z-index:3;max-width:100%;padding:2px 6px;background:var(--bg);border:1px solid var(--i1);border-radius:2px;font-size:12px;line-height:18px;color:var(--i1);overflow-wrap:anywhere;-webkit-user-select:text;user-select:text}
.said:empty{padding:0;border:0}
.menu{position:absolute;z-index:4;right:2px;bottom:calc(100% + 4px);padding:4px 0;background:var(--bg);border:1px solid var(--i1);border-radius:2px;font-size:12px;line-height:18px}
.tools .menu button{width:100%;min-width:128px;height:32px;justify-content:flex-start;gap:8px;padding:0 16px 0 12px;white-space:nowrap}
.tools .menu button::after{content:none}
.tools .menu b{min-width:28px;text-align:start;color:var(--i1)}
.menu button:hover,.menu button:focus-visible{background:var(--grid)}
.menu button:focus-visible{outline-offset:-2px;border-radius:0}
@media (pointer:coarse){.tools .menu button{height:44px}}
.tip{position:absolute;z-index:3;left:0;top:0;box-sizing:border-box;width:232px;padding:10px 12px;background:var(--bg);border:1px solid var(--i1);border-radius:2px;contain:layout;font-size:12px;line-height:20px;cursor:auto;overflow-wrap:anywhere;-webkit-user-select:text;user-select:text}
.tip::before{content:"";position:absolute;z-index:-1;inset:-9px}
.name{line-height:18px;color:var(--i2)}
.value{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 3px;font-size:13px;line-height:28px}
.value b,.strip b{font-size:22px;color:var(--hl)}
.value i,.strip i{font-style:normal}
em{align-self:center;margin-left:3px;padding:0 3px;border:1px solid var(--axis);border-radius:2px;font-style:normal;font-size:12px;line-height:15px;color:var(--i2)}
.tip dl{display:grid;grid-template-columns:minmax(48px,auto) 1fr;gap:0 8px;margin-top:4px;padding-top:4px;border-top:1px solid var(--grid)}
dt{color:var(--i2)}
.quote{display:-webkit-box;margin-top:4px;padding-top:4px;border-top:1px solid var(--grid);overflow:hidden;line-height:18px;color:var(--i2);-webkit-box-orient:vertical;-webkit-line-clamp:3}
.way{display:block;margin-top:4px;padding:4px 0;color:var(--hl);text-decoration:underline;text-underline-offset:3px}
.stale{margin-top:4px;color:var(--i2)}
.strip .stale{display:none}
.strip.open .stale{display:block}
.strip .way{width:auto;height:auto;font-size:12px;line-height:18px}
.strip:not(.open) .way{position:absolute;right:0;bottom:0;margin:0;padding:0 0 0 8px;background:var(--bg)}
.strip:not(.open) p+p:has(~.way){padding-inline-end:52px}
.strip:not(.open) .way::before{content:"";position:absolute;inset:-20px 0 -6px}
.strip{position:absolute;z-index:2;left:0;right:0;top:calc(100% + 2px);display:flex;align-items:center;height:52px;box-sizing:border-box;background:var(--bg);border:solid var(--i1);border-width:1px 0}
.strip>button{flex:none;width:44px;height:44px;font-size:22px;line-height:1;color:var(--i1)}
.strip div{position:relative;flex:1;min-width:0}
.strip p{display:flex;align-items:baseline;gap:3px;line-height:26px;white-space:nowrap}
.strip p+p{line-height:18px}
.strip b{font-size:20px;margin-left:5px}
.strip span:first-child,.strip q{overflow:hidden;text-overflow:ellipsis}
.strip i{font-size:13px}
.strip q{font-size:12px;color:var(--i2);quotes:none}
.strip.open{height:auto;min-height:52px}
.strip.open p,.strip.open q{white-space:normal}
.strip.open p{flex-wrap:wrap;line-height:1.6}
.strip small{flex:none;margin-left:auto;padding-left:6px;color:var(--i3);font-size:12px}
.data{overflow-x:auto;margin:16px 0 12px}
table{width:100%;border-collapse:collapse;font-size:15px;line-height:22px}
th,td{padding:8px 8px 8px 0;border-top:1px solid var(--grid);vertical-align:baseline;text-align:left;font-weight:400}
thead th,.group{border:0;font-size:12px;line-height:18px;color:var(--i3);padding-bottom:6px}
.group{padding-top:14px;font-size:13px;font-weight:700;color:var(--hl)}
thead button{position:relative;padding-right:17px;white-space:nowrap}
thead button::before{content:"";position:absolute;inset:-8px -8px -8px 0;min-width:24px}
thead button::after{content:"↕";content:"↕"/"";position:absolute;right:3px;font-size:11px;opacity:.6}
thead button:hover,[aria-sort$=ing] button{color:var(--i1)}
[aria-sort$=ing] button::after{content:"▼";content:"▼"/"";opacity:1;font-size:9px}
[aria-sort=ascending] button::after{content:"▲";content:"▲"/""}
.num{text-align:right}
td.num b{font-weight:700}
.num i{display:inline-block;font-style:normal;font-size:13px;text-align:left;color:var(--i2);padding-left:2px}
s{visibility:hidden}
@media (pointer:coarse){thead th{padding:14px 8px 12px 0}thead button::before{inset:-14px -8px -12px 0;min-width:44px}.strip.open .way{min-width:44px;line-height:36px}}
@media print{.tip,.strip,.said,.menu{display:none}.ic-plot:focus-visible::before,.ic-plot:focus-visible::after{content:none!important}}
@media (forced-colors:active){.ic-figure{--bg:Canvas;--grid:GrayText;--axis:CanvasText}}
@media (prefers-contrast:more){.ic-figure{--i2:#26292B;--i3:#3F4549;--hl:#004452}.ic-figure.dark{--i1:#FFF;--i2:#D9DDDF;--i3:#BFC5C8;--hl:#63D3E4}}
`;
