// The frame's style sheet. The block between the two marks stands in
// style.css too, letter for letter, so that the picture that is seen first
// and the live chart have the same height.

const CSS = `
:host{display:block;container-type:inline-size}
:host([hidden]){display:none}
/* metrics */
.ic-figure{position:relative;display:flex;flex-direction:column;box-sizing:border-box;min-height:100%;margin:0;padding:10px 0 0;border-top:1px solid var(--i1);color:var(--i1);font:400 14px/20px "PingFang SC","HarmonyOS Sans SC",MiSans,"Noto Sans CJK SC","Source Han Sans SC","Noto Sans SC","Microsoft YaHei",sans-serif;font-variant-numeric:tabular-nums lining-nums;letter-spacing:normal;text-align:start;text-indent:0;line-break:strict}
.ic-figure::before,.ic-figure::after{content:"";position:absolute;top:0;left:0;width:1px;height:7px;background:var(--i1)}
.ic-figure::after{left:auto;right:0}
.ic-figure figcaption{display:block;margin:0}
.ic-number{display:block;margin:-4px 0 8px;padding-left:8px;font-size:12px;line-height:16px;font-weight:700;color:var(--hl)}
.ic-title{display:block;font-size:18px;line-height:26px;font-weight:700;text-wrap:balance}
.ic-subtitle{display:block;margin-top:2px;font-size:13px;line-height:20px;color:var(--i2)}
.ic-plot{display:block;margin:16px 0 12px}
.ic-note{margin:0 0 2px;font-size:12px;line-height:18px;color:var(--i2)}
.ic-plot+*{margin-top:auto}
.ic-foot{box-sizing:border-box;display:flex;align-items:center;min-height:28px;margin:0;padding-right:164px;font-size:12px;line-height:18px;color:var(--i3)}
.ic-source{position:relative;z-index:1;overflow-wrap:anywhere;text-wrap:balance}
.ic-source a{color:inherit;text-underline-offset:3px}
@container (min-width:480px){
.ic-title{font-size:20px;line-height:28px}
.ic-subtitle{font-size:14px;line-height:22px}
.ic-plot{margin:20px 0 14px}
}
/* end of metrics */
.ic-figure,.err{--bg:#FCFBF8;--i1:#16191C;--i2:#4B5358;--i3:#697177;--hl:#006778;--err:#9E2F18;--grid:#E4E4DF;--axis:#858E94}
.dark{--bg:#14181A;--i1:#ECEEEE;--i2:#B7BEC2;--i3:#929BA0;--hl:#4DB6C6;--err:#F0907A;--grid:#2B3134;--axis:#6B757B}
[hidden]{display:none!important}
p,dl,dd,blockquote{margin:0}
.ic-foot{position:relative}
.ic-plot{position:relative;touch-action:pan-y;outline:0;-webkit-tap-highlight-color:transparent}
.ic-plot:focus-visible::before{content:attr(data-hint);position:absolute;right:0;bottom:calc(100% + 8px);font-size:12px;line-height:16px;background:var(--bg);color:var(--i2)}
.ic-plot:focus-visible:not(.on)::after{content:"";position:absolute;inset:-7px;border:2px solid var(--i1);border-radius:3px;pointer-events:none}
canvas{position:absolute;left:-8px;top:-8px;pointer-events:none}
.sr{position:absolute!important;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
button{box-sizing:border-box;margin:0;padding:0;border:0;border-radius:0;background:none;font:inherit;color:inherit;cursor:pointer}
button:focus-visible,a:focus-visible{outline:2px solid var(--i1);outline-offset:-6px;border-radius:3px}
a:focus-visible{outline-offset:2px}
.tools{position:absolute;right:-2px;bottom:0;display:flex;color:var(--i2)}
.tools button{position:relative;display:flex;align-items:center;justify-content:center;gap:4px;width:48px;height:28px}
.tools button::after{content:"";position:absolute;inset:-8px 0}
.tools [aria-pressed]{width:34px}
.tools [aria-pressed]::after{inset:-8px -5px}
.tools span{padding:1px 5px}
.tools [aria-pressed]{color:var(--i3);justify-content:flex-start}
.tools [aria-pressed]:first-child{justify-content:flex-end}
.tools [aria-pressed=true]{color:var(--i1);font-weight:700}
.tools [aria-pressed=true] span{box-shadow:0 1.5px 0 var(--i1)}
.tools button:hover{color:var(--i1)}
svg{width:12px;height:12px;fill:none;stroke:currentColor;stroke-width:1.25}
.said{position:absolute;right:0;top:100%;z-index:3;max-width:100%;padding:2px 6px;background:var(--bg);border:1px solid var(--i1);border-radius:2px;color:var(--i1)}
.said:empty{display:none}
.tip{position:absolute;z-index:3;box-sizing:border-box;width:232px;padding:10px 12px;background:var(--bg);border:1px solid var(--i1);border-radius:2px;pointer-events:none;font-size:12px;line-height:20px}
.tip.pinned{pointer-events:auto}
.name{line-height:18px;color:var(--i2)}
.value{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 3px;font-size:13px;line-height:28px}
.value b,.strip b{font-size:22px;color:var(--hl)}
.value i,.strip i{font-style:normal}
em{align-self:center;margin-left:3px;padding:0 3px;border:1px solid var(--axis);border-radius:2px;font-style:normal;font-size:12px;line-height:15px;color:var(--i2)}
.tip dl{display:grid;grid-template-columns:minmax(48px,auto) 1fr;gap:0 8px;margin-top:4px;padding-top:4px;border-top:1px solid var(--grid)}
dt{color:var(--i2)}
.quote{display:-webkit-box;margin-top:4px;padding-top:4px;border-top:1px solid var(--grid);overflow:hidden;line-height:18px;color:var(--i2);-webkit-box-orient:vertical;-webkit-line-clamp:3}
.strip{position:absolute;z-index:2;left:0;right:0;top:calc(100% + 2px);display:flex;align-items:center;height:52px;box-sizing:border-box;background:var(--bg);border:solid var(--i1);border-width:1px 0}
.strip button{flex:none;width:44px;height:44px;font-size:22px;line-height:1;color:var(--i1)}
.strip div{flex:1;min-width:0}
.strip p{display:flex;align-items:baseline;gap:3px;line-height:26px;white-space:nowrap}
.strip p+p{line-height:18px}
.strip b{font-size:20px;margin-left:5px}
.strip span,.strip q{overflow:hidden;text-overflow:ellipsis}
.strip i{font-size:13px}
.strip q{font-size:12px;color:var(--i2);quotes:none}
.strip.open{height:auto;min-height:52px}
.strip.open p,.strip.open q{white-space:normal}
.strip small{flex:none;margin-left:auto;padding-left:6px;color:var(--i3);font-size:12px}
.data{overflow-x:auto;margin:16px 0 12px}
table{width:100%;border-collapse:collapse;font-size:15px;line-height:22px}
th,td{padding:8px 8px 8px 0;border-top:1px solid var(--grid);vertical-align:baseline;text-align:left;font-weight:400}
thead th,.group{border:0;font-size:12px;line-height:18px;color:var(--i3);padding-bottom:6px}
.group{padding-top:14px;font-size:13px;font-weight:700;color:var(--hl)}
.num{text-align:right}
td.num b{font-weight:700}
.num i{display:inline-block;font-style:normal;font-size:13px;text-align:left;color:var(--i2);padding-left:2px}
s{visibility:hidden}
.err{display:flex;flex-wrap:wrap;align-items:center;gap:0 8px;margin:12px 0;padding-left:10px;border-left:3px solid var(--err);font:400 13px/20px sans-serif;color:var(--i1)}
.err button{min-width:44px;min-height:44px;margin:-12px 0;color:var(--err);text-decoration:underline;text-underline-offset:4px}
@media print{.tools,.tip,.strip,.said{display:none}.ic-figure{break-inside:avoid}.ic-foot{padding-right:0}.ic-source a::after{content:" （" attr(href) "）"}}
@media (forced-colors:active){.ic-figure,.err{--bg:Canvas;--i1:CanvasText;--i2:CanvasText;--i3:CanvasText;--hl:CanvasText;--err:CanvasText;--grid:GrayText;--axis:CanvasText}}
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** One sheet for every chart of the page. */
export function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
